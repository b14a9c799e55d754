// Machine-written by `npm run generate`: change the specs, not this file.
import type { Requests } from '../../src/core/contract.ts'

export const requests = (): Requests => ({
  "operations": {
    "generateImage": {
      "parameters": {
        "type": "object",
        "properties": {
          "header": {
            "type": "object",
            "properties": {
              "x-client-request-id": {
                "$ref": "#/paths/~1v1~1images~1generations/post/parameters/0/schema"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/paths/~1v1~1images~1generations/post/requestBody/content/application~1json/schema"
      },
      "tasks": {}
    },
    "getBalance": {
      "parameters": {
        "type": "object",
        "properties": {
          "header": {
            "type": "object",
            "properties": {
              "x-client-request-id": {
                "$ref": "#/paths/~1v2~1billing/get/parameters/0/schema"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": null,
      "tasks": {}
    },
    "getLegacyBalance": {
      "parameters": {
        "type": "object",
        "properties": {
          "header": {
            "type": "object",
            "properties": {
              "x-client-request-id": {
                "$ref": "#/paths/~1v1~1billing~1balance/get/parameters/0/schema"
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
      "/v1/images/generations": {
        "post": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string"
              }
            }
          },
          "requestBody": {
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "model": {
                      "enum": [
                        "google/imagen-4.0-fast-generate-001"
                      ]
                    },
                    "prompt": {
                      "type": "string",
                      "maxLength": 400
                    },
                    "convert_base64_to_url": {
                      "type": "boolean"
                    },
                    "num_images": {
                      "type": "integer",
                      "maximum": 4
                    },
                    "seed": {
                      "type": "integer",
                      "minimum": 0,
                      "maximum": 4294967295
                    },
                    "enhance_prompt": {
                      "type": "boolean"
                    },
                    "aspect_ratio": {
                      "type": "string",
                      "enum": [
                        "1:1",
                        "9:16",
                        "16:9",
                        "3:4",
                        "4:3"
                      ]
                    },
                    "person_generation": {
                      "type": "string",
                      "enum": [
                        "dont_allow",
                        "allow_adult"
                      ]
                    },
                    "safety_setting": {
                      "type": "string",
                      "enum": [
                        "block_low_and_above",
                        "block_medium_and_above",
                        "block_only_high"
                      ]
                    },
                    "add_watermark": {
                      "type": "boolean"
                    }
                  },
                  "required": [
                    "model",
                    "prompt"
                  ]
                }
              }
            }
          }
        }
      },
      "/v2/billing": {
        "get": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string"
              }
            }
          }
        }
      },
      "/v1/billing/balance": {
        "get": {
          "parameters": {
            "0": {
              "schema": {
                "type": "string"
              }
            }
          }
        }
      }
    }
  }
})
