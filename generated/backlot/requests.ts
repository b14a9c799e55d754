// Machine-written by `npm run generate`: change the specs, not this file.
import type { Requests } from '../../src/core/contract.ts'

export const requests = (): Requests => ({
  "operations": {
    "getOverview": {
      "parameters": null,
      "body": null,
      "tasks": {}
    },
    "getDocument": {
      "parameters": null,
      "body": null,
      "tasks": {}
    },
    "getClock": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "advanceClock": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/components/schemas/Advance"
      },
      "tasks": {}
    },
    "runClockUntilIdle": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
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
    "freezeClock": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
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
    "flowClock": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/components/schemas/Flow"
      },
      "tasks": {}
    },
    "listScenarios": {
      "parameters": null,
      "body": null,
      "tasks": {}
    },
    "getScenario": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "putScenario": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/components/schemas/ScenarioChoice"
      },
      "tasks": {}
    },
    "listQuirks": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
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
    "getQuirk": {
      "parameters": {
        "type": "object",
        "properties": {
          "path": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/paths/~1quirks~1%7Bprovider%7D~1%7Bname%7D/parameters/0/schema"
              },
              "name": {
                "$ref": "#/paths/~1quirks~1%7Bprovider%7D~1%7Bname%7D/parameters/1/schema"
              }
            },
            "required": [
              "provider",
              "name"
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
    "listAccounts": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "getAccount": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "patchAccount": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
              }
            },
            "required": []
          }
        },
        "required": []
      },
      "body": {
        "$ref": "#/components/schemas/AccountChange"
      },
      "tasks": {}
    },
    "listJobs": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              },
              "limit": {
                "$ref": "#/components/parameters/Limit/schema"
              },
              "state": {
                "$ref": "#/components/schemas/JobState"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "listDeliveries": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              },
              "limit": {
                "$ref": "#/components/parameters/Limit/schema"
              },
              "job": {
                "$ref": "#/paths/~1deliveries/parameters/3/schema"
              },
              "delivered": {
                "$ref": "#/paths/~1deliveries/parameters/4/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "awaitDeliveries": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
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
    "listViolations": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              },
              "limit": {
                "$ref": "#/components/parameters/Limit/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "reset": {
      "parameters": {
        "type": "object",
        "properties": {
          "query": {
            "type": "object",
            "properties": {
              "provider": {
                "$ref": "#/components/parameters/Provider/schema"
              }
            },
            "required": []
          },
          "header": {
            "type": "object",
            "properties": {
              "x-backlot-account": {
                "$ref": "#/components/schemas/Key"
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
    "components": {
      "parameters": {
        "Provider": {
          "schema": {
            "type": "string",
            "minLength": 1
          }
        },
        "Limit": {
          "schema": {
            "type": "integer",
            "minimum": 1,
            "maximum": 1000
          }
        }
      },
      "schemas": {
        "Key": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1024,
          "pattern": "^[!-~]*$"
        },
        "Advance": {
          "type": "object",
          "properties": {
            "by": {
              "type": [
                "string",
                "number"
              ]
            }
          },
          "required": [
            "by"
          ],
          "additionalProperties": false
        },
        "Flow": {
          "type": "object",
          "properties": {
            "speed": {
              "type": "number",
              "exclusiveMinimum": 0,
              "maximum": 1000000
            }
          },
          "required": [
            "speed"
          ],
          "additionalProperties": false
        },
        "ScenarioName": {
          "type": [
            "string",
            "null"
          ],
          "maxLength": 1000
        },
        "ScenarioChoice": {
          "type": "object",
          "properties": {
            "scenario": {
              "$ref": "#/components/schemas/ScenarioName"
            }
          },
          "required": [
            "scenario"
          ],
          "additionalProperties": false
        },
        "AccountChange": {
          "type": "object",
          "minProperties": 1,
          "properties": {
            "scenario": {
              "$ref": "#/components/schemas/ScenarioName"
            },
            "balanceUsd": {
              "type": "number",
              "minimum": 0,
              "maximum": 1000000000
            },
            "webhookSecret": {
              "type": [
                "string",
                "null"
              ],
              "minLength": 1,
              "maxLength": 1024
            }
          },
          "additionalProperties": false
        },
        "JobState": {
          "type": "string",
          "enum": [
            "queued",
            "running",
            "succeeded",
            "failed",
            "cancelled"
          ]
        }
      }
    },
    "paths": {
      "/quirks/{provider}/{name}": {
        "parameters": {
          "0": {
            "schema": {
              "type": "string"
            }
          },
          "1": {
            "schema": {
              "type": "string"
            }
          }
        }
      },
      "/deliveries": {
        "parameters": {
          "3": {
            "schema": {
              "type": "string",
              "minLength": 1
            }
          },
          "4": {
            "schema": {
              "type": "boolean"
            }
          }
        }
      }
    }
  }
})
