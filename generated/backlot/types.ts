// Machine-written by `npm run generate`: change the specs, not this file.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is served here */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** What time it is for each provider, or for one account at each */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/advance": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves time on, and everything that falls due happens
         * @description With an account, that account alone moves ahead. Without, the clocks move; where providers share one, all of them do, so a provider that shares its clock with others cannot be advanced on its own.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/run-until-idle": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves time on until nothing waits for a later instant */
        post: operations["runClockUntilIdle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/freeze": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Time stands from now on, until it is advanced or flows again */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock/flow": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Time flows from now on */
        post: operations["flowClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario there is */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenario": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** What each provider, or one account at each, lives in */
        get: operations["getScenario"];
        /** Chooses what each provider, or one account at each, lives in from now on */
        put: operations["putScenario"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quirks": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where what is seen differs from what is documented, and which of it is on */
        get: operations["listQuirks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quirks/{provider}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                name: string;
            };
            cookie?: never;
        };
        /** One quirk */
        get: operations["getQuirk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** The accounts that calls have opened */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** One key's account at each provider, opened where it was not */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one key's account at each provider */
        patch: operations["patchAccount"];
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["JobState"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** The latest jobs, further than any provider tells */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
                /** @description A job's id */
                job?: string;
                delivered?: boolean;
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** The latest tries of webhook calls and uploads */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/idle": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers once no call that is due is still on its way */
        post: operations["awaitDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/violations": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        /** The latest requests that broke a provider's contract */
        get: operations["listViolations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets jobs, money, records and settings; no clock is moved */
        post: operations["reset"];
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
        Key: string;
        /** @description Stands for an account; its key is a secret and stands in no answer */
        Tag: string;
        /** @description Unix milliseconds */
        Instant: number;
        Advance: {
            /**
             * @description Milliseconds, or words
             * @example 10m
             * @example 1h30m
             * @example 600000
             */
            by: string | number;
        };
        Flow: {
            /**
             * @description How many times as fast as the machine's time
             * @example 1
             * @example 100
             */
            speed: number;
        };
        /**
         * @description Names joined by +, of which the later wins. Null is for an account what its provider lives in, for a provider nothing out of the ordinary.
         * @example slow+flaky
         */
        ScenarioName: string | null;
        ScenarioChoice: {
            scenario: components["schemas"]["ScenarioName"];
        };
        AccountChange: {
            scenario?: components["schemas"]["ScenarioName"];
            /** @description What can be spent from now on */
            balanceUsd?: number;
            /** @description What webhook calls are signed with from now on; it stands in no answer */
            webhookSecret?: string | null;
        };
        Overview: {
            version: string;
            providers: components["schemas"]["Provider"][];
            /** @description What can be asked for here */
            operations: string[];
        };
        Provider: {
            id: string;
            name: string;
            /** @description The path below which it is served */
            at: string;
            /**
             * Format: uri
             * @description The real origin
             */
            standsFor: string;
            /**
             * @description No quirk is on, all are, or some
             * @enum {string}
             */
            fidelity: "documented" | "observed" | "mixed";
            /** @description The ids of those that are on */
            quirks: string[];
            seed: number;
            scenario: components["schemas"]["ScenarioNames"];
            clock: components["schemas"]["Clock"];
        };
        /** @description First to last */
        ScenarioNames: string[];
        Clock: {
            provider: string;
            now: components["schemas"]["Instant"];
            /** @description How far the account is ahead of the clock */
            leadMs: number;
            /** @description How many times as fast as the machine's time; 0 while it stands */
            speed: number;
            /** @description It can be advanced and frozen */
            movable: boolean;
        };
        Scenario: {
            name: string;
            what: string;
            /** @description The caller meets no fault in it */
            healthy: boolean;
        };
        Lived: {
            provider: string;
            account: components["schemas"]["Tag"] | null;
            scenario: components["schemas"]["ScenarioNames"];
        };
        Quirk: {
            id: string;
            provider: string;
            documented: string;
            observed: string;
            source: string;
            /** @enum {string} */
            evidence: "SEED" | "DOCS" | "CODE" | "INFERRED";
            date: string;
            on: boolean;
        };
        Account: {
            provider: string;
            account: components["schemas"]["Tag"];
            scenario: components["schemas"]["ScenarioNames"];
            jobs: number;
            leadMs: number;
            ledger: {
                balanceMicroUsd: number;
                heldMicroUsd: number;
                chargedMicroUsd: number;
                releasedMicroUsd: number;
            };
        };
        /** @enum {string} */
        JobState: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        Beat: {
            at: components["schemas"]["Instant"];
            phase: string;
        };
        Failure: {
            code: string;
            message: string;
        } | null;
        Job: {
            id: string;
            provider: string;
            account: components["schemas"]["Tag"];
            /** @description The provider's own word for its state */
            phase: string;
            state: components["schemas"]["JobState"];
            prompt: string;
            count: number;
            createdAt: number | null;
            updatedAt: number | null;
            finishedAt: number | null;
            /** @description Its whole life, past and to come */
            beats: components["schemas"]["Beat"][];
            results: components["schemas"]["Result"][];
            failure: components["schemas"]["Failure"];
            costMicroUsd: number | null;
        };
        Result: {
            id: string;
            state: components["schemas"]["JobState"];
            /** @enum {string} */
            format: "png" | "jpg" | "webp";
            url: string | null;
            seed: number | null;
            /** @description As the provider rewrote it */
            prompt: string | null;
            costMicroUsd: number | null;
            failure: components["schemas"]["Failure"];
        };
        Headers: {
            [key: string]: string;
        };
        Delivery: {
            provider: string;
            account: components["schemas"]["Tag"];
            job: string;
            /** @enum {string} */
            kind: "webhook" | "upload";
            /** @description How a scenario altered it */
            altered: string | null;
            attempt: number;
            at: components["schemas"]["Instant"];
            /** @description What was sent, secrets hidden */
            request: {
                /** @enum {string} */
                method: "POST" | "PUT";
                url: string;
                headers: components["schemas"]["Headers"];
                /** @description Its beginning; of a file nothing */
                body: string;
                bytes: number;
            };
            /** @description What came back */
            answer: {
                status: number;
                headers: components["schemas"]["Headers"];
                /** @description Its beginning */
                body: string;
                hops: string[];
            } | null;
            /** @description Why nothing came back */
            error: string | null;
            delivered: boolean;
            /** @description When it is tried again */
            nextAt: number | null;
        };
        Violation: {
            provider: string;
            account: components["schemas"]["Tag"] | null;
            at: components["schemas"]["Instant"];
            method: string;
            path: string;
            operation: string | null;
            /** @description What it was refused as, or would have been */
            fault: string;
            message: string;
            rules: components["schemas"]["Rule"][];
            /** @description The quirk by which it was taken all the same */
            tolerated: string | null;
        };
        Rule: {
            pointer: string;
            rule: string;
            message: string;
            /** @description Where in the provider's compiled document it stands */
            schemaPath: string;
        };
        Refusal: {
            error: {
                /** @enum {string} */
                code: "malformed" | "unauthorized" | "forbidden" | "unknown-path" | "unknown-provider" | "unknown-quirk" | "wrong-method" | "unmovable-clock" | "shared-clock" | "too-large" | "unsupported-media" | "invalid" | "unknown-scenario" | "not-scopable" | "internal";
                /** @description One sentence for the reader */
                message: string;
                /**
                 * @description Into the request as an object of path, query, header and body
                 * @example /body/by
                 */
                pointer?: string;
                /** @description The JSON Schema keyword that was broken */
                rule?: string;
                /** @description What else was broken */
                others?: {
                    message: string;
                    pointer: string;
                    rule: string;
                }[];
            };
        };
    };
    responses: {
        /** @description The call was refused, and changed nothing */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The server at a glance */
        Overview: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Overview"];
            };
        };
        /** @description One entry a provider */
        Clocks: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    clocks: components["schemas"]["Clock"][];
                };
            };
        };
        /** @description Where time was moved to */
        Moved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description The furthest that any clock was moved */
                    movedMs: number;
                    clocks: components["schemas"]["Clock"][];
                };
            };
        };
        /** @description One entry a provider */
        Lived: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    lived: components["schemas"]["Lived"][];
                };
            };
        };
        /** @description Oldest first, provider by provider */
        Accounts: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    accounts: components["schemas"]["Account"][];
                };
            };
        };
    };
    parameters: {
        /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
        Account: components["schemas"]["Key"];
        /** @description The id of the one provider that is meant */
        Provider: string;
        /** @description No more than so many, the newest */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Overview"];
            default: components["responses"]["Refused"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getClock: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clocks"];
            default: components["responses"]["Refused"];
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Advance"];
            };
        };
        responses: {
            200: components["responses"]["Moved"];
            default: components["responses"]["Refused"];
        };
    };
    runClockUntilIdle: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Moved"];
            default: components["responses"]["Refused"];
        };
    };
    freezeClock: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clocks"];
            default: components["responses"]["Refused"];
        };
    };
    flowClock: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Flow"];
            };
        };
        responses: {
            200: components["responses"]["Clocks"];
            default: components["responses"]["Refused"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they are shown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scenarios: components["schemas"]["Scenario"][];
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getScenario: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Lived"];
            default: components["responses"]["Refused"];
        };
    };
    putScenario: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        responses: {
            200: components["responses"]["Lived"];
            default: components["responses"]["Refused"];
        };
    };
    listQuirks: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Provider by provider */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        quirks: components["schemas"]["Quirk"][];
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getQuirk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quirk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quirk"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Accounts"];
            default: components["responses"]["Refused"];
        };
    };
    getAccount: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Accounts"];
            default: components["responses"]["Refused"];
        };
    };
    patchAccount: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            200: components["responses"]["Accounts"];
            default: components["responses"]["Refused"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
                state?: components["schemas"]["JobState"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jobs: components["schemas"]["Job"][];
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
                /** @description A job's id */
                job?: string;
                delivered?: boolean;
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    awaitDeliveries: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All is quiet */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listViolations: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
                /** @description No more than so many, the newest */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        violations: components["schemas"]["Violation"][];
                    };
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /** @description The id of the one provider that is meant */
                provider?: components["parameters"]["Provider"];
            };
            header?: {
                /** @description An API key; the call then concerns its account alone. /account needs one. It is not marked as required there, so that a client may send it with every call. */
                "X-Backlot-Account"?: components["parameters"]["Account"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All is forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
}
