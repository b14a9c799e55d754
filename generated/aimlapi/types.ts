// Machine-written by `npm run generate`: change the specs, not this file.
export interface paths {
    "/v1/images/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make images and wait for them */
        post: operations["generateImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account has left */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/billing/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account has left, in credits */
        get: operations["getLegacyBalance"];
        put?: never;
        post?: never;
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
        Error: {
            message: string;
            /** @example /v1/images/generations */
            path: string;
            /** Format: uuid */
            requestId: string;
            statusCode: string | number;
            /** Format: date-time */
            timestamp: string;
        };
        Balance: {
            current_balance: number;
            currency: string;
        };
        LegacyBalance: {
            /** @example 551564495 */
            balance: number;
            lowBalance: boolean;
            /** @example 10000 */
            lowBalanceThreshold: number;
            /** Format: date-time */
            lastUpdated: string;
            /** @example disabled */
            autoDebitStatus: string;
            /** @example current */
            status: string;
            statusExplanation: string;
        };
    };
    responses: {
        /** @description Bad Request */
        BadRequest: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unauthorized */
        Unauthorized: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Forbidden */
        Forbidden: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not Found */
        NotFound: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too Many Requests */
        TooManyRequests: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Internal Server Error */
        InternalServerError: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Bad Gateway */
        BadGateway: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Service Unavailable */
        ServiceUnavailable: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Gateway Timeout */
        GatewayTimeout: {
            headers: {
                "x-inference-id": components["headers"]["InferenceId"];
                "x-client-request-id": components["headers"]["ClientRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        InferenceId: string;
        ClientRequestId: string;
        CreditsUsed: string;
        UsdSpent: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    generateImage: {
        parameters: {
            query?: never;
            header?: {
                "X-Client-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    model: "google/imagen-4.0-fast-generate-001";
                    prompt: string;
                    /** @default true */
                    convert_base64_to_url?: boolean;
                    /** @default 1 */
                    num_images?: number;
                    seed?: number;
                    /** @default true */
                    enhance_prompt?: boolean;
                    /**
                     * @default 1:1
                     * @enum {string}
                     */
                    aspect_ratio?: "1:1" | "9:16" | "16:9" | "3:4" | "4:3";
                    /**
                     * @default allow_adult
                     * @enum {string}
                     */
                    person_generation?: "dont_allow" | "allow_adult";
                    /**
                     * @default block_medium_and_above
                     * @enum {string}
                     */
                    safety_setting?: "block_low_and_above" | "block_medium_and_above" | "block_only_high";
                    /** @default false */
                    add_watermark?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "x-inference-id": string;
                    "x-client-request-id": components["headers"]["ClientRequestId"];
                    "x-aimlapi-credits-used": components["headers"]["CreditsUsed"];
                    "x-aimlapi-usd-spent": components["headers"]["UsdSpent"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data?: {
                            url?: string | null;
                            b64_json?: string | null;
                        }[] | null;
                        meta?: {
                            usage?: {
                                credits_used: number;
                            };
                        } | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getBalance: {
        parameters: {
            query?: never;
            header?: {
                "X-Client-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    getLegacyBalance: {
        parameters: {
            query?: never;
            header?: {
                "X-Client-Request-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyBalance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}
