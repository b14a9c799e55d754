// Machine-written by `npm run generate`: change the specs, not this file.
import type { Requests } from '../../src/core/contract.ts'

export const requests = (): Requests => ({
  "operations": {
    "createImage": {
      "parameters": {
        "type": "object",
        "properties": {
          "header": {
            "type": "object",
            "properties": {
              "x-webhook-url": {
                "$ref": "#/paths/~1generate~1image~1google~1imagen-4-fast/post/parameters/0/schema"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/paths/~1generate~1image~1google~1imagen-4-fast/post/requestBody/content/application~1json/schema"
      },
      "tasks": {}
    },
    "getJob": {
      "parameters": {
        "type": "object",
        "properties": {
          "path": {
            "type": "object",
            "properties": {
              "id": {
                "$ref": "#/paths/~1jobs~1%7Bid%7D/get/parameters/0/schema"
              }
            },
            "required": [
              "id"
            ]
          }
        },
        "required": [
          "path"
        ]
      },
      "body": null,
      "tasks": {}
    },
    "cancelJob": {
      "parameters": {
        "type": "object",
        "properties": {
          "path": {
            "type": "object",
            "properties": {
              "id": {
                "$ref": "#/paths/~1jobs~1%7Bid%7D/delete/parameters/0/schema"
              }
            },
            "required": [
              "id"
            ]
          }
        },
        "required": [
          "path"
        ]
      },
      "body": null,
      "tasks": {}
    },
    "listJobs": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "cursor": {
                "$ref": "#/paths/~1jobs/get/parameters/0/schema"
              },
              "limit": {
                "$ref": "#/paths/~1jobs/get/parameters/1/schema"
              },
              "types": {
                "$ref": "#/paths/~1jobs/get/parameters/2/schema"
              },
              "status": {
                "$ref": "#/components/schemas/JobStatus"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": null,
      "tasks": {}
    }
  },
  "root": {
    "paths": {
      "/generate/image/google/imagen-4-fast": {
        "post": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string",
                "format": "uri"
              }
            }
          },
          "requestBody": {
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "prompt": {
                      "type": "string",
                      "minLength": 1
                    },
                    "width": {
                      "type": "number",
                      "minimum": 512,
                      "maximum": 8192
                    },
                    "height": {
                      "type": "number",
                      "minimum": 512,
                      "maximum": 8192
                    },
                    "seed": {
                      "type": "number"
                    }
                  },
                  "required": [
                    "prompt"
                  ],
                  "additionalProperties": false
                }
              }
            }
          }
        }
      },
      "/jobs/{id}": {
        "get": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string"
              }
            }
          }
        },
        "delete": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string"
              }
            }
          }
        }
      },
      "/jobs": {
        "get": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string",
                "format": "date-time"
              }
            },
            "1": {
              "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": 1000
              }
            },
            "2": {
              "schema": {
                "type": "string"
              }
            }
          }
        }
      }
    },
    "components": {
      "schemas": {
        "JobStatus": {
          "type": "string",
          "enum": [
            "backlogged",
            "queued",
            "scheduled",
            "processing",
            "sampling",
            "intermediate-complete",
            "completed",
            "failed",
            "cancelled"
          ]
        }
      }
    }
  }
})
