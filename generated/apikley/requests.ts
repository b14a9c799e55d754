// Machine-written by `npm run generate`: change the specs, not this file.
import type { Requests } from '../../src/core/contract.ts'

export const requests = (): Requests => ({
  "operations": {
    "createTask": {
      "parameters": null,
      "body": {
        "$ref": "#/paths/~1api~1v1~1jobs~1createTask/post/requestBody/content/application~1json/schema"
      },
      "tasks": {}
    },
    "getTask": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "taskId": {
                "$ref": "#/paths/~1api~1v1~1jobs~1recordInfo/get/parameters/0/schema"
              }
            },
            "required": [
              "taskId"
            ]
          }
        },
        "required": [
          "query"
        ]
      },
      "body": null,
      "tasks": {}
    },
    "getCredit": {
      "parameters": null,
      "body": null,
      "tasks": {}
    }
  },
  "root": {
    "paths": {
      "/api/v1/jobs/createTask": {
        "post": {
          "requestBody": {
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "model"
                  ],
                  "properties": {
                    "model": {
                      "type": "string",
                      "enum": [
                        "google/imagen4-fast"
                      ]
                    },
                    "callBackUrl": {
                      "type": "string",
                      "format": "uri"
                    },
                    "input": {
                      "type": "object",
                      "properties": {
                        "prompt": {
                          "type": "string",
                          "maxLength": 5000
                        },
                        "negative_prompt": {
                          "type": "string",
                          "maxLength": 5000
                        },
                        "aspect_ratio": {
                          "type": "string",
                          "enum": [
                            "1:1",
                            "16:9",
                            "9:16",
                            "3:4",
                            "4:3"
                          ]
                        },
                        "num_images": {
                          "type": "string",
                          "enum": [
                            "1",
                            "2",
                            "3",
                            "4"
                          ]
                        },
                        "seed": {
                          "type": "integer"
                        }
                      },
                      "required": [
                        "prompt"
                      ]
                    }
                  }
                }
              }
            }
          }
        }
      },
      "/api/v1/jobs/recordInfo": {
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
