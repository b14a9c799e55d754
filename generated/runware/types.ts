// Machine-written by `npm run generate`: change the specs, not this file.
export interface paths {
    "/v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post a batch of tasks */
        post: operations["postTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RequestBody: (components["schemas"]["AuthenticationTask"] | components["schemas"]["ImageInferenceTask"] | components["schemas"]["GetResponseTask"] | components["schemas"]["AccountManagementTask"])[];
        ResponseBody: {
            data: (components["schemas"]["ImageResult"] | components["schemas"]["ImageProgress"] | components["schemas"]["ImageInferenceAck"] | components["schemas"]["AuthenticationAck"] | components["schemas"]["AccountDetails"])[];
            errors?: components["schemas"]["TaskErrors"];
        };
        AuthenticationTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            taskType: "authentication";
            apiKey: string;
            /** Format: uuid */
            connectionSessionUUID?: string;
        };
        /** Format: uuid */
        TaskUUID: string;
        ImageInferenceTask: {
            /** @constant */
            taskType: "imageInference";
            taskUUID: components["schemas"]["TaskUUID"];
            /**
             * @default URL
             * @enum {string}
             */
            outputType?: "URL" | "base64Data" | "dataURI";
            /**
             * @default JPG
             * @enum {string}
             */
            outputFormat?: "JPG" | "PNG" | "WEBP";
            /** @default 95 */
            outputQuality?: number;
            /** Format: uri */
            webhookURL?: string;
            /**
             * @default sync
             * @enum {string}
             */
            deliveryMethod?: "sync" | "async";
            /** Format: uri */
            uploadEndpoint?: string;
            safety?: {
                /** @default false */
                checkContent?: boolean;
                /**
                 * @default none
                 * @enum {string}
                 */
                mode?: "none" | "fast";
            };
            ttl?: number;
            /** @default false */
            includeCost?: boolean;
            /** @default 1 */
            numberResults?: number;
            /** @constant */
            model: "google:2@3";
            positivePrompt: string;
            /** @enum {integer} */
            width: 768 | 896 | 1024 | 1280 | 1408;
            /** @enum {integer} */
            height: 768 | 896 | 1024 | 1280 | 1408;
        } & (unknown & unknown & unknown & unknown & unknown & unknown & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            taskType: "imageInference";
        });
        ImageResult: {
            /** @constant */
            taskType: "imageInference";
            /** Format: uuid */
            taskUUID: string;
            /** Format: uuid */
            imageUUID: string;
            /** Format: uri */
            imageURL?: string;
            imageBase64Data?: string;
            imageDataURI?: string;
            seed?: number;
            cost?: number;
            NSFWContent?: boolean;
            /** @constant */
            status?: "success";
            progress?: number;
        } & (unknown | unknown | unknown);
        GetResponseTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            taskType: "getResponse";
            taskUUID: components["schemas"]["TaskUUID"];
        };
        AccountManagementTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            taskType: "accountManagement";
            taskUUID: components["schemas"]["TaskUUID"];
            /** @enum {string} */
            operation: "getDetails";
        };
        ImageProgress: {
            /** @constant */
            taskType: "imageInference";
            /** Format: uuid */
            taskUUID: string;
            /** @constant */
            status: "processing";
            progress?: number;
        };
        ImageInferenceAck: {
            /** @constant */
            taskType: "imageInference";
            /** Format: uuid */
            taskUUID: string;
        };
        AuthenticationAck: {
            /** @constant */
            taskType: "authentication";
            /** Format: uuid */
            connectionSessionUUID: string;
        };
        AccountDetails: {
            /** @constant */
            taskType: "accountManagement";
            /** Format: uuid */
            taskUUID: string;
            /** @constant */
            operation?: "getDetails";
            /** @example 2450.75 */
            balance: number;
        };
        TaskError: {
            /** @example invalidWidth */
            code: string;
            message: string;
            parameter?: string;
            taskType?: string;
            taskUUID?: string;
            /** Format: uri */
            documentation?: string;
            type?: string;
            min?: number;
            max?: number;
            multiplier?: number;
            default?: unknown;
            allowedValues?: unknown[];
            responseContent?: string;
            responseStatusCode?: number;
            context?: Record<string, never>;
            /** @constant */
            status?: "error";
        };
        TaskErrors: components["schemas"]["TaskError"][];
        Refusal: {
            data?: unknown[];
            errors: components["schemas"]["TaskErrors"];
        };
        Notification: {
            data: components["schemas"]["ImageResult"][];
        } | {
            data?: unknown[];
            errors: components["schemas"]["TaskErrors"];
        };
    };
    responses: {
        /** @description Bad Request */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Unauthorized */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Payment Required */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Forbidden */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Not Found */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Too Many Requests */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Internal Server Error */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Service Unavailable */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Gateway Timeout */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseBody"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}
