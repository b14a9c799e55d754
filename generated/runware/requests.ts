// Machine-written by `npm run generate`: change the specs, not this file.
import type { Requests } from '../../src/core/contract.ts'

export const requests = (): Requests => ({
  "operations": {
    "postTasks": {
      "parameters": null,
      "body": {
        "$ref": "#/components/schemas/RequestBody"
      },
      "tasks": {
        "authentication": {
          "$ref": "#/components/schemas/AuthenticationTask"
        },
        "imageInference": {
          "$ref": "#/components/schemas/ImageInferenceTask"
        },
        "getResponse": {
          "$ref": "#/components/schemas/GetResponseTask"
        },
        "accountManagement": {
          "$ref": "#/components/schemas/AccountManagementTask"
        }
      }
    }
  },
  "root": {
    "components": {
      "schemas": {
        "AuthenticationTask": {
          "type": "object",
          "properties": {
            "taskType": {
              "const": "authentication"
            },
            "apiKey": {
              "type": "string"
            },
            "connectionSessionUUID": {
              "type": "string",
              "format": "uuid"
            }
          },
          "required": [
            "taskType",
            "apiKey"
          ],
          "additionalProperties": false
        },
        "TaskUUID": {
          "type": "string",
          "format": "uuid",
          "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"
        },
        "ImageInferenceTask": {
          "type": "object",
          "properties": {
            "taskType": {
              "const": "imageInference"
            },
            "taskUUID": {
              "$ref": "#/components/schemas/TaskUUID"
            },
            "outputType": {
              "type": "string",
              "enum": [
                "URL",
                "base64Data",
                "dataURI"
              ]
            },
            "outputFormat": {
              "type": "string",
              "enum": [
                "JPG",
                "PNG",
                "WEBP"
              ]
            },
            "outputQuality": {
              "type": "integer",
              "minimum": 20,
              "maximum": 99
            },
            "webhookURL": {
              "type": "string",
              "format": "uri"
            },
            "deliveryMethod": {
              "type": "string",
              "enum": [
                "sync",
                "async"
              ]
            },
            "uploadEndpoint": {
              "type": "string",
              "format": "uri"
            },
            "safety": {
              "type": "object",
              "properties": {
                "checkContent": {
                  "type": "boolean"
                },
                "mode": {
                  "type": "string",
                  "enum": [
                    "none",
                    "fast"
                  ]
                }
              },
              "additionalProperties": false
            },
            "ttl": {
              "type": "integer",
              "minimum": 60
            },
            "includeCost": {
              "type": "boolean"
            },
            "numberResults": {
              "type": "integer",
              "minimum": 1,
              "maximum": 20
            },
            "model": {
              "const": "google:2@3"
            },
            "positivePrompt": {
              "type": "string",
              "minLength": 2,
              "maxLength": 3000
            },
            "width": {
              "type": "integer",
              "enum": [
                768,
                896,
                1024,
                1280,
                1408
              ]
            },
            "height": {
              "type": "integer",
              "enum": [
                768,
                896,
                1024,
                1280,
                1408
              ]
            }
          },
          "required": [
            "taskType",
            "taskUUID",
            "model",
            "positivePrompt",
            "width",
            "height"
          ],
          "additionalProperties": false,
          "allOf": [
            {
              "if": {
                "required": [
                  "ttl"
                ]
              },
              "then": {
                "properties": {
                  "outputType": {
                    "const": "URL"
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "width": {
                    "const": 1024
                  }
                },
                "required": [
                  "width"
                ]
              },
              "then": {
                "properties": {
                  "height": {
                    "const": 1024
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "width": {
                    "const": 768
                  }
                },
                "required": [
                  "width"
                ]
              },
              "then": {
                "properties": {
                  "height": {
                    "const": 1408
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "width": {
                    "const": 1408
                  }
                },
                "required": [
                  "width"
                ]
              },
              "then": {
                "properties": {
                  "height": {
                    "const": 768
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "width": {
                    "const": 896
                  }
                },
                "required": [
                  "width"
                ]
              },
              "then": {
                "properties": {
                  "height": {
                    "const": 1280
                  }
                }
              }
            },
            {
              "if": {
                "properties": {
                  "width": {
                    "const": 1280
                  }
                },
                "required": [
                  "width"
                ]
              },
              "then": {
                "properties": {
                  "height": {
                    "const": 896
                  }
                }
              }
            }
          ]
        },
        "GetResponseTask": {
          "type": "object",
          "properties": {
            "taskType": {
              "const": "getResponse"
            },
            "taskUUID": {
              "$ref": "#/components/schemas/TaskUUID"
            }
          },
          "required": [
            "taskType",
            "taskUUID"
          ],
          "additionalProperties": false
        },
        "AccountManagementTask": {
          "type": "object",
          "properties": {
            "taskType": {
              "const": "accountManagement"
            },
            "taskUUID": {
              "$ref": "#/components/schemas/TaskUUID"
            },
            "operation": {
              "type": "string",
              "enum": [
                "getDetails"
              ]
            }
          },
          "required": [
            "taskType",
            "taskUUID",
            "operation"
          ],
          "additionalProperties": false
        },
        "RequestBody": {
          "type": "array",
          "minItems": 1,
          "items": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/AuthenticationTask"
              },
              {
                "$ref": "#/components/schemas/ImageInferenceTask"
              },
              {
                "$ref": "#/components/schemas/GetResponseTask"
              },
              {
                "$ref": "#/components/schemas/AccountManagementTask"
              }
            ]
          }
        }
      }
    }
  }
})
