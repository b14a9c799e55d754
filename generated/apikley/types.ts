// Machine-written by `npm run generate`: change the specs, not this file.
export interface paths {
    "/api/v1/jobs/createTask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start one task
         * @description Answers at once with the id of the task; its result is read with getTask or arrives as the callback taskFinished. A refusal is an HTTP 200 whose code is not 200.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/recordInfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one task
         * @description A fresh id may answer code 422 for a moment; a failed task answers code 200 with the state fail.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the balance
         * @description In credits.
         */
        get: operations["getCredit"];
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
        ApiResponse: {
            /** @enum {integer} */
            code: 200 | 401 | 402 | 404 | 422 | 429 | 455 | 500 | 501 | 505 | 400;
            /** @example success */
            msg: string;
        };
        Refusal: components["schemas"]["ApiResponse"] & {
            /** @enum {integer} */
            code: 400 | 401 | 402 | 404 | 422 | 429 | 455 | 500 | 501 | 505;
            /** @enum {object|null} */
            data?: null;
        };
        TaskCreated: components["schemas"]["ApiResponse"] & {
            /** @enum {integer} */
            code: 200;
            data: {
                /** @example task_google_1765172332800 */
                taskId: string;
            };
        };
        TaskRecord: {
            taskId: string;
            model: string;
            /** @enum {string} */
            state: "waiting" | "queuing" | "generating" | "success" | "fail";
            /** @description The request as JSON. */
            param: string;
            /** @description On success JSON with resultUrls, before that empty. */
            resultJson: string;
            /** @description Empty unless the state is fail. */
            failCode: string;
            /** @description Empty unless the state is fail. */
            failMsg: string;
            /**
             * @description Milliseconds.
             * @example 15000
             */
            costTime?: number;
            /** @description Unix time in milliseconds. */
            completeTime?: number;
            /** @description Unix time in milliseconds. */
            createTime: number;
            /** @description Unix time in milliseconds. */
            updateTime?: number;
        };
        TaskFound: components["schemas"]["ApiResponse"] & {
            /** @enum {integer} */
            code: 200;
            data: components["schemas"]["TaskRecord"];
        };
        CreditFound: components["schemas"]["ApiResponse"] & {
            /** @enum {integer} */
            code: 200;
            /** @example 100 */
            data: number;
        };
        TaskEnding: {
            taskId: string;
            model: string;
            /** @enum {string} */
            state: "success" | "fail";
            /** @description The request as JSON. */
            param: string;
            resultJson: string | null;
            failCode: string | null;
            failMsg: string | null;
            /**
             * @description Seconds.
             * @example 21
             */
            costTime: number;
            /** @description Unix time in milliseconds. */
            completeTime: number;
            /** @description Unix time in milliseconds. */
            createTime: number;
            /** @description Unix time in milliseconds. */
            updateTime?: number;
            creditsConsumed?: number;
        };
        TaskCallback: {
            /** @enum {integer} */
            code: 200;
            msg: string;
            data: components["schemas"]["TaskEnding"] & {
                /** @enum {string} */
                state?: "success";
                resultJson?: string;
            };
        } | {
            /** @enum {integer} */
            code: 400 | 500 | 501;
            msg: string;
            data: components["schemas"]["TaskEnding"] & {
                /** @enum {string} */
                state?: "fail";
            };
        };
    };
    responses: {
        /** @description Internal Server Error */
        Error: {
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
        /** @description Too Many Requests */
        TooManyRequests: {
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
    createTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default google/imagen4-fast
                     * @example google/imagen4-fast
                     * @enum {string}
                     */
                    model: "google/imagen4-fast";
                    /**
                     * Format: uri
                     * @example https://your-domain.com/api/callback
                     */
                    callBackUrl?: string;
                    input?: {
                        prompt: string;
                        /** @example  */
                        negative_prompt?: string;
                        /**
                         * @default 16:9
                         * @example 16:9
                         * @enum {string}
                         */
                        aspect_ratio?: "1:1" | "16:9" | "9:16" | "3:4" | "4:3";
                        /**
                         * @default 1
                         * @example 1
                         * @enum {string}
                         */
                        num_images?: "1" | "2" | "3" | "4";
                        seed?: number;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCreated"] | components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Error"];
        };
    };
    getTask: {
        parameters: {
            query: {
                taskId: string;
            };
            header?: never;
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
                    "application/json": components["schemas"]["TaskFound"] | components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Error"];
        };
    };
    getCredit: {
        parameters: {
            query?: never;
            header?: never;
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
                    "application/json": components["schemas"]["CreditFound"] | components["schemas"]["Refusal"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Error"];
        };
    };
}
