export interface paths {
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本县操作与被拒操作 What was done and tried in the county, newest first
         * @description 可用角色 Roles: auditor
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/authorisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 已失效或即将失效的授权书（按乡镇） Households of a town in which somebody’s authorisation has ended, or ends up to a day
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["listAuthorisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 成批办理同一步骤 Takes one step of many cases; each is answered on its own
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["takeStepOfMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 个案列表，按期限、类型、金额排序 Cases, what is due first; suspensions and large amounts before others
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 核对：待办的和已出报告的 Checks that wait, what has to be started first before others, and the last that have a report
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["listChecks"];
        put?: never;
        /**
         * 申请核对：申请家庭、经同意的赡养人、在保家庭 Asks for a check of a household that applies, of an obligor with consent, or of a household on the roster
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["askForCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{household}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一项核对及其报告 A check with its reports; opening it is put on record
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["readCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{household}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 再次核对，写明理由 Asks for a new check, and says why; its report names the one before
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["askForCheckAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/{household}/reports/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 核对报告 A check report as it was issued; reading it is put on record
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["readCheckReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 即将到期的排除 Clearances of the county that end up to a day
         * @description 可用角色 Roles: county-handler, county-approver, auditor
         */
        get: operations["listClearances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 交付与花名册 Deliveries and rosters, the newest first, with counts and why one is held
         * @description 可用角色 Roles: county-handler, county-approver, auditor, administrator
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 放行、合并、退回待确认的交付，或收回放行 Releases, joins or rejects a held delivery or roster, or takes a release back
         * @description 可用角色 Roles: county-handler, county-approver
         */
        post: operations["decideDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 放行会使哪些个案新增、减轻、加重、撤回或有其他变化，文件概况与样例行 What releasing a held file would do, by rule and town, what the file looks like, and masked rows of it
         * @description 可用角色 Roles: county-handler, county-approver, auditor, administrator
         */
        get: operations["previewRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一户一档（查看目的留痕） A household’s file; identity numbers are masked. Opening it is put on record with its purpose
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["readHousehold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}/cases/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 个案及可办理的步骤 A case, what may be done next and why the rest may not
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}/cases/{number}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传照片或扫描件 Attaches a photo or scan: JPEG, PNG or PDF of up to 4 MiB
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["attachFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}/cases/{number}/attachments/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载附件 Downloads an attachment
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        get: operations["readAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}/cases/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办理个案步骤 Takes a step of a case
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["takeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/{household}/members/{ordinal}/identity-number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 查看完整身份证号（留痕） Reveals an identity number, on record
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver
         */
        post: operations["revealIdentityNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/households/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 按家庭编号、姓名、村社区或身份证号查询家庭（留痕，不记录所输内容） Looks households up by number, name, village or exact identity number, the nearest first; that somebody looked is put on record, never what was entered
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, auditor
         */
        post: operations["lookUpHouseholds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 当前登录的工作人员 Who is signed in
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, administrator, auditor
         */
        get: operations["readOwnRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-lists/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 待遇变动清单 Who is added, raised, lowered and stopped, by decisions of a month
         * @description 可用角色 Roles: county-handler, county-approver, auditor
         */
        get: operations["readPaymentList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payment-lists/{month}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 下载待遇变动清单 The same as the file that finance gets; by somebody who is related to nobody in it
         * @description 可用角色 Roles: county-handler, county-approver, auditor
         */
        get: operations["readPaymentFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 隔离的行 Quarantined rows of a file: line and reason; the row stays in its file
         * @description 可用角色 Roles: county-handler, county-approver, auditor, administrator
         */
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 批次 Nightly runs, the newest first
         * @description 可用角色 Roles: county-handler, county-approver, auditor, administrator
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 批次报告（本县） What a run found in the county
         * @description 可用角色 Roles: county-handler, county-approver, auditor, administrator
         */
        get: operations["readRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本县工作人员 Staff of the county
         * @description 可用角色 Roles: town-handler, town-leader, county-handler, county-approver, administrator, auditor
         */
        get: operations["listStaff"];
        put?: never;
        /**
         * 新增工作人员 Adds a staff record
         * @description 可用角色 Roles: administrator
         */
        post: operations["addStaffRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{staff}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作人员记录 A staff record
         * @description 可用角色 Roles: administrator, auditor
         */
        get: operations["readStaffRecord"];
        /**
         * 修改或停用工作人员 Changes or deactivates a staff record; never one’s own
         * @description 可用角色 Roles: administrator
         */
        put: operations["changeStaffRecord"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/{staff}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 工作人员记录的历次修改 Every change of a staff record, before and after, the newest first
         * @description 可用角色 Roles: administrator, auditor
         */
        get: operations["listStaffVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standard-changes/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 保障标准调整：每户每月增加多少、自何时起、补发多少 What a rehearsed policy gives whom by its new standards: more a month, from when, back pay
         * @description 可用角色 Roles: county-handler, county-approver, auditor
         */
        get: operations["readStandardChanges"];
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
        AddStaffRecordAnswer: {
            id: components["schemas"]["StaffId"];
            version: number;
        };
        AmountInput: {
            headcount: number;
            incomeFen: components["schemas"]["Fen"];
            /** @enum {string} */
            incomePeriod: "month" | "year";
            livingTogether?: number;
            singledOutOf?: {
                headcount: number;
                incomeFen: components["schemas"]["Fen"];
                /** @enum {string} */
                incomePeriod: "month" | "year";
            };
            supporters: components["schemas"]["Supporter"][];
        };
        AmountLine: {
            fen: components["schemas"]["Fen"];
            text: components["schemas"]["Bilingual"];
        } & {
            [key: string]: unknown;
        };
        AskForCheckAgainAnswer: {
            household: components["schemas"]["HouseholdId"];
        };
        AskForCheckAgainRequest: {
            reason: string;
        };
        AskForCheckAnswer: {
            household: components["schemas"]["HouseholdId"];
        };
        AskForCheckRequest: {
            appliedOn?: components["schemas"]["CalendarDate"];
            householdSize?: number;
            incomeFen: components["schemas"]["Fen"];
            /** @enum {string} */
            incomePeriod: "month" | "year";
            /** @constant */
            kind: "application";
            members: {
                authorisedOn?: components["schemas"]["CalendarDate"];
                authorisedUntil?: components["schemas"]["CalendarDate"];
                /** @default [] */
                formerNames?: string[];
                idNumber: string;
                name: string;
                /** @default true */
                recipient?: boolean;
                relation: string;
            }[];
            number?: string;
            scheme: components["schemas"]["Scheme"];
            town: string;
            village: string;
        } | {
            consent: components["schemas"]["ObligorConsent"];
            idNumber: string;
            /** @constant */
            kind: "obligor";
            name: string;
            relation: string;
            supports: components["schemas"]["HouseholdId"];
        } | {
            household: components["schemas"]["HouseholdId"];
            /** @constant */
            kind: "household";
            purpose: string | ("household-asks" | "roster-check" | "payment-check" | "delivery-check" | "tip-check" | "sample-check" | "superior-asks" | "audit-check");
        };
        Asset: {
            source: components["schemas"]["StoredWord"];
        } & {
            [key: string]: unknown;
        };
        AttachFileAnswer: {
            householdId: components["schemas"]["HouseholdId"];
            number: number;
            state: components["schemas"]["StoredCaseState"];
            version: number;
        };
        Attachment: {
            bytes: number;
            fileName: string;
            key: string;
            kind: components["schemas"]["AttachmentKind"];
            /** @enum {string} */
            mediaType: "image/jpeg" | "image/png" | "application/pdf";
            sha256: string;
        };
        /** @enum {string} */
        AttachmentKind: "survey-form" | "photo" | "notice" | "service-record" | "reply" | "decision" | "evidence";
        AuditEntry: {
            action: string;
            actor: string;
            at: components["schemas"]["Instant"];
            code: string;
            household?: components["schemas"]["HouseholdId"];
            outcome: ("done" | "refused") | components["schemas"]["StoredWord"];
            subject?: string;
        };
        AuthorisedUntil: components["schemas"]["CalendarDate"] | "open-ended" | "never";
        Bilingual: {
            en: string;
            zh: string;
        };
        /** Format: date */
        CalendarDate: string;
        CalendarMonth: string;
        CaseEvent: {
            actor: string;
            actorName?: string;
            at: components["schemas"]["Instant"];
            digest: string;
            previousDigest: string;
            reason: components["schemas"]["Bilingual"];
            sequence: number;
            step?: components["schemas"]["StoredStep"];
            type: (("raised" | "merged" | "escalated" | "lowered" | "noted" | "withdrawn" | "ended") | ("screen" | "dispatch" | "assign" | "begin-investigation" | "record-absence" | "record-survey" | "propose" | "take-back-dispatch" | "take-back-proposal" | "check" | "return-for-more" | "issue-notice" | "record-service" | "record-reply" | "object" | "hear" | "decide" | "execute" | "archive" | "clear" | "confirm" | "refuse" | "take-back-request" | "withdraw" | "mark-ended" | "comment" | "attach" | "issue-document" | "extend-deadline" | "reopen")) | components["schemas"]["StoredWord"];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        CaseKind: "suspension" | "review" | "entitlement";
        CaseRecord: {
            check: components["schemas"]["Done"] | null;
            decision: ({
                by: components["schemas"]["StaffRef"];
                collectiveDecision: string | null;
                collectiveNeeded: boolean;
                confirmed?: components["schemas"]["ConfirmedDifference"][];
                effectiveMonth?: components["schemas"]["CalendarMonth"];
                ground?: components["schemas"]["Ground"];
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            execution: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                paymentList: string;
            } & {
                [key: string]: unknown;
            }) | null;
            hearing: ({
                by: components["schemas"]["StaffRef"];
                considered: string;
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            investigation: ({
                by: components["schemas"]["StaffRef"];
                investigators: components["schemas"]["StaffRef"][];
                needed?: number;
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            notice: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                people?: components["schemas"]["NamedPerson"][];
                reasons: string;
                reference: string;
                remedies: string;
                replyWorkingDays?: number;
            } & {
                [key: string]: unknown;
            }) | null;
            proposal: components["schemas"]["Proposal"] | null;
            reply: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                receivedOn: components["schemas"]["CalendarDate"];
                reply: components["schemas"]["StoredReplyKind"];
                text: string | null;
            } & {
                [key: string]: unknown;
            }) | null;
            service: ({
                by: components["schemas"]["StaffRef"];
                manner: components["schemas"]["StoredServiceManner"];
                on: components["schemas"]["CalendarDate"];
                replyWorkingDays: number;
                servedOn: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            survey: ({
                attachments: string[];
                by: components["schemas"]["StaffRef"];
                deceased?: number[];
                form?: {
                    dwelling?: {
                        area?: number;
                        condition?: string;
                        squareMetres?: number;
                        tenure?: ("own" | "rented" | "lent" | "other") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    };
                    findings?: ({
                        explanation?: string;
                        rule: string;
                        turnedOut?: ("true" | "in-part" | "not-true") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    })[];
                    goods?: string;
                    income?: string;
                    members?: ({
                        health?: ("healthy" | "chronically-ill" | "gravely-ill" | "disabled") | components["schemas"]["StoredWord"];
                        ordinal: number;
                        work?: string;
                        workAbility?: ("able" | "partly-able" | "unable") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    })[];
                    neighbours?: string;
                    origin?: string;
                    present?: number[];
                    spending?: string;
                    surveyors?: components["schemas"]["StaffId"][];
                    vehicles?: string;
                } & {
                    [key: string]: unknown;
                };
                found: string;
                on: components["schemas"]["CalendarDate"];
                people?: components["schemas"]["NamedPerson"][];
                signature: components["schemas"]["StoredSignature"];
                signer?: components["schemas"]["NamedPerson"];
                visitedOn: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        CaseState: "raised" | "screened" | "dispatched" | "investigating" | "proposed" | "checked" | "noticed" | "heard" | "decided" | "executed" | "archived" | "explained" | "withdrawn" | "ended";
        CaseStep: {
            note?: string;
            /** @default false */
            registeredApart?: boolean;
            /** @constant */
            step: "screen";
        } | {
            note?: string;
            /** @constant */
            step: "dispatch";
            town: string;
        } | {
            assignee: components["schemas"]["StaffId"] | null;
            /** @constant */
            step: "assign";
        } | {
            investigators: components["schemas"]["StaffId"][];
            /** @constant */
            step: "begin-investigation";
        } | {
            againOn?: components["schemas"]["CalendarDate"];
            found: string;
            /** @constant */
            step: "record-absence";
            visitedOn: components["schemas"]["CalendarDate"];
        } | {
            /** @default [] */
            attachments?: string[];
            deceased?: number[];
            form?: {
                dwelling?: {
                    area?: number;
                    condition?: string;
                    squareMetres?: number;
                    /** @enum {string} */
                    tenure?: "own" | "rented" | "lent" | "other";
                };
                findings?: {
                    explanation?: string;
                    rule: string;
                    /** @enum {string} */
                    turnedOut?: "true" | "in-part" | "not-true";
                }[];
                goods?: string;
                income?: string;
                members?: {
                    /** @enum {string} */
                    health?: "healthy" | "chronically-ill" | "gravely-ill" | "disabled";
                    ordinal: number;
                    work?: string;
                    /** @enum {string} */
                    workAbility?: "able" | "partly-able" | "unable";
                }[];
                neighbours?: string;
                origin?: string;
                present?: number[];
                spending?: string;
                surveyors?: components["schemas"]["StaffId"][];
                vehicles?: string;
            };
            found: string;
            signature: components["schemas"]["SurveySignature"];
            /** @constant */
            step: "record-survey";
            visitedOn: components["schemas"]["CalendarDate"];
        } | {
            calculation?: components["schemas"]["AmountInput"];
            decision: components["schemas"]["DecisionKind"];
            deviation?: string;
            effectiveMonth: components["schemas"]["CalendarMonth"];
            monthlyAmountFen: components["schemas"]["Fen"];
            reason: string;
            scope: components["schemas"]["DecisionScope"];
            /** @constant */
            step: "propose";
        } | {
            reason: string;
            /** @constant */
            step: "take-back-dispatch";
        } | {
            reason: string;
            /** @constant */
            step: "take-back-proposal";
        } | {
            note?: string;
            /** @constant */
            step: "check";
        } | {
            reason: string;
            /** @constant */
            step: "return-for-more";
        } | {
            reasons: string;
            reference: string;
            remedies: string;
            /** @constant */
            step: "issue-notice";
        } | {
            manner: components["schemas"]["ServiceManner"];
            note?: string;
            servedOn: components["schemas"]["CalendarDate"];
            /** @constant */
            step: "record-service";
        } | {
            receivedOn: components["schemas"]["CalendarDate"];
            reply: components["schemas"]["ReplyKind"];
            /** @constant */
            step: "record-reply";
            text?: string;
        } | {
            evidence: string;
            objection: string;
            receivedOn: components["schemas"]["CalendarDate"];
            /** @constant */
            step: "object";
        } | {
            considered: string;
            /** @constant */
            step: "hear";
        } | {
            collectiveDecision?: string;
            confirmed?: {
                difference: string;
                reason: string;
            }[];
            note?: string;
            /** @constant */
            step: "decide";
        } | {
            note?: string;
            paymentList: string;
            /** @constant */
            step: "execute";
        } | {
            note?: string;
            /** @constant */
            step: "archive";
        } | {
            asksSecond?: boolean;
            assets?: string[];
            note?: string;
            reason: string;
            rule: components["schemas"]["StoredWord"];
            /** @constant */
            step: "clear";
            until: components["schemas"]["CalendarDate"];
        } | {
            note?: string;
            /** @constant */
            step: "confirm";
            subject: components["schemas"]["SecondOpinionSubject"];
        } | {
            reason: string;
            /** @constant */
            step: "refuse";
            subject: components["schemas"]["SecondOpinionSubject"];
        } | {
            reason: string;
            /** @constant */
            step: "take-back-request";
            subject: components["schemas"]["SecondOpinionSubject"];
        } | {
            reason: string;
            /** @constant */
            step: "withdraw";
        } | {
            /** @enum {string} */
            cause: "died" | "moved" | "left";
            on: components["schemas"]["CalendarDate"];
            reason: string;
            /** @constant */
            step: "mark-ended";
        } | {
            /** @constant */
            step: "comment";
            text: string;
        } | {
            attachment: components["schemas"]["Attachment"];
            /** @constant */
            step: "attach";
        } | {
            document: components["schemas"]["DocumentKind"];
            /** @constant */
            step: "issue-document";
        } | {
            grantedBy: components["schemas"]["StaffId"];
            reason: string;
            /** @constant */
            step: "extend-deadline";
            workingDays: number;
        } | {
            reason: string;
            /** @constant */
            step: "reopen";
        };
        /** @enum {string} */
        Certainty: "verified" | "probable" | "doubtful";
        ChangeStaffRecordAnswer: {
            id: components["schemas"]["StaffId"];
            version: number;
        };
        /** @enum {string} */
        CheckKind: "application" | "obligor" | "household";
        CheckReport: {
            answers: number;
            application?: {
                appliedOn: components["schemas"]["CalendarDate"];
                number: string;
            };
            asked: components["schemas"]["CheckRequest"];
            basis: string;
            consent?: components["schemas"]["ObligorConsent"];
            county: string;
            digest: string;
            found: ({
                asOf: components["schemas"]["CalendarDate"];
                certainty: components["schemas"]["StoredCertainty"];
                file: string;
                line: number;
                memberName: string;
                memberOrdinal: number;
                note: components["schemas"]["Bilingual"];
                provider: string;
                shown: components["schemas"]["Bilingual"];
                source: components["schemas"]["StoredWord"];
                title: components["schemas"]["Bilingual"];
            } & {
                [key: string]: unknown;
            })[];
            foundOmitted: number;
            household: {
                headcount: number;
                headName: string;
                incomeFen: components["schemas"]["Fen"];
                /** @enum {string} */
                incomePeriod: "month" | "year";
                scheme: components["schemas"]["Scheme"];
                town: string;
                village: string;
            } & {
                [key: string]: unknown;
            };
            indexVersion: string;
            issuedAt: components["schemas"]["Instant"];
            issuedOn: components["schemas"]["CalendarDate"];
            kind: components["schemas"]["CheckKind"] | components["schemas"]["StoredWord"];
            members: ({
                because?: components["schemas"]["Bilingual"];
                compared: boolean;
                maskedIdNumber: string;
                name: string;
                ordinal: number;
                relation: string;
            } & {
                [key: string]: unknown;
            })[];
            notCompared: components["schemas"]["Bilingual"][];
            number: string;
            office: string;
            otherKinds?: components["schemas"]["Bilingual"][];
            policyVersion: string;
            replaces?: string;
            rules: ({
                amountFen: components["schemas"]["Fen"] | null;
                explanation: components["schemas"]["Bilingual"];
                gaps: components["schemas"]["Bilingual"][];
                limitFen: components["schemas"]["Fen"] | null;
                outcome: components["schemas"]["RuleOutcome"] | components["schemas"]["StoredWord"];
                restsOn: components["schemas"]["Citation"];
                rows: number[];
                rule: components["schemas"]["StoredWord"];
                title: components["schemas"]["Bilingual"];
            } & {
                [key: string]: unknown;
            })[];
            sequence: number;
            sources: ({
                asOf: components["schemas"]["CalendarDate"] | null;
                heldAsOf?: components["schemas"]["CalendarDate"];
                provider: string | null;
                source: components["schemas"]["StoredWord"];
                state: components["schemas"]["ReportSourceState"] | components["schemas"]["StoredWord"];
                title: components["schemas"]["Bilingual"];
            } & {
                [key: string]: unknown;
            })[];
            subject: components["schemas"]["HouseholdId"];
            supports?: components["schemas"]["HouseholdId"];
            validUntil: components["schemas"]["CalendarDate"];
        } & {
            [key: string]: unknown;
        };
        CheckRequest: {
            at: components["schemas"]["Instant"];
            by?: components["schemas"]["StaffRef"];
            dueOn: components["schemas"]["CalendarDate"];
            file?: string;
            on: components["schemas"]["CalendarDate"];
            purpose: components["schemas"]["StoredWord"];
            reason?: string;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        CheckState: "waiting" | "reported";
        Citation: string | components["schemas"]["Bilingual"];
        Clearance: {
            amountFen: components["schemas"]["Fen"] | null;
            assets: string[];
            by: string;
            caseNumber?: number;
            confirmedBy?: string;
            from?: {
                caseNumber: number;
                household: components["schemas"]["HouseholdId"];
            } & {
                [key: string]: unknown;
            };
            heldFen?: components["schemas"]["Fen"];
            note?: string;
            people?: components["schemas"]["DoublePerson"][];
            reason: string;
            rule: components["schemas"]["StoredWord"];
            things?: string[][];
            until: components["schemas"]["CalendarDate"] | null;
        } & {
            [key: string]: unknown;
        };
        ConfirmedDifference: {
            difference: string;
            reason: string;
            text: components["schemas"]["Bilingual"];
        } & {
            [key: string]: unknown;
        };
        Deadline: {
            dueOn: components["schemas"]["CalendarDate"];
            extensions: ({
                by: components["schemas"]["StaffRef"];
                grantedBy: components["schemas"]["StaffRef"];
                grantedTo?: components["schemas"]["NamedPerson"][];
                on: components["schemas"]["CalendarDate"];
                reason: string;
                workingDays: number;
            } & {
                [key: string]: unknown;
            })[];
            from?: components["schemas"]["CalendarDate"];
            provisional: boolean;
            restsOn: components["schemas"]["Citation"];
            workingDays?: number;
        } & {
            [key: string]: unknown;
        };
        DecideDeliveryAnswer: {
            /** @enum {string} */
            outcome: "decided" | "proposed" | "unchanged";
        };
        DecideDeliveryRequest: {
            /** @enum {string} */
            decision: "release" | "reject" | "join" | "take-back";
            key: string;
            reason?: string;
            stamp?: string;
        };
        /** @enum {string} */
        DecisionKind: "continue" | "increase" | "reduce" | "gradual-exit" | "suspend" | "terminate";
        DecisionScope: {
            /** @constant */
            kind: "household";
        } | {
            /** @constant */
            kind: "member";
            ordinal: number;
        };
        /** @enum {string} */
        DocumentKind: "survey-form" | "comparison-report" | "notice" | "service-record" | "change-form" | "decision";
        Done: {
            by: components["schemas"]["StaffRef"];
            on: components["schemas"]["CalendarDate"];
        } & {
            [key: string]: unknown;
        };
        DoublePerson: {
            households: components["schemas"]["HouseholdId"][];
            name: string;
            ordinal: number;
        } & {
            [key: string]: unknown;
        };
        Evidence: {
            asOf: components["schemas"]["CalendarDate"];
            asset: components["schemas"]["Asset"];
            certainty: components["schemas"]["StoredCertainty"];
            countedFen?: components["schemas"]["Fen"];
            file: string;
            heldFen?: components["schemas"]["Fen"];
            line: number;
            memberName?: string;
            memberOrdinal: number;
            note: components["schemas"]["Bilingual"];
            provider: string;
            source: components["schemas"]["StoredWord"];
        } & {
            [key: string]: unknown;
        };
        Fen: number;
        Finding: {
            amountFen: components["schemas"]["Fen"] | null;
            evidence: components["schemas"]["Evidence"][];
            evidenceOmitted: number;
            explanation: components["schemas"]["Bilingual"];
            kind: components["schemas"]["StoredCaseKind"];
            limitFen: components["schemas"]["Fen"] | null;
            moreMonthlyFen?: components["schemas"]["Fen"];
            people?: components["schemas"]["DoublePerson"][];
            proposes?: components["schemas"]["StoredWord"];
            rule: components["schemas"]["StoredWord"];
            unjudged?: ({
                because: components["schemas"]["UnknownBecause"];
                name: string;
                ordinal: number;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        FindingOutline: {
            amountFen: components["schemas"]["Fen"] | null;
            kind: components["schemas"]["StoredCaseKind"];
            limitFen: components["schemas"]["Fen"] | null;
            rule: components["schemas"]["StoredWord"];
        } & {
            [key: string]: unknown;
        };
        GrantedClearance: {
            amountFen: components["schemas"]["Fen"] | null;
            assets: string[];
            by: string;
            caseNumber: number;
            confirmedBy?: string;
            from?: {
                caseNumber: number;
                household: components["schemas"]["HouseholdId"];
            } & {
                [key: string]: unknown;
            };
            heldFen?: components["schemas"]["Fen"];
            note?: string;
            people?: components["schemas"]["DoublePerson"][];
            reason: string;
            rule: components["schemas"]["StoredWord"];
            things?: string[][];
            until: components["schemas"]["CalendarDate"] | null;
        } & {
            [key: string]: unknown;
        };
        Ground: {
            disputed: boolean;
            dueFen?: components["schemas"]["Fen"] | null;
            ended?: components["schemas"]["HouseholdEnd"];
            findings: components["schemas"]["FindingOutline"][];
            headcount: number;
            people: components["schemas"]["NamedPerson"][];
            recipients?: number[];
            scheme: components["schemas"]["Scheme"];
            yearlyStandardFen: components["schemas"]["Fen"] | null;
        } & {
            [key: string]: unknown;
        };
        HouseholdCase: {
            about: {
                headcount?: number;
                headName: string;
                number?: string;
                numberIsOthers?: boolean;
                scheme: components["schemas"]["Scheme"];
                town: string;
                village: string;
                visitedOn?: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            };
            amountAtStakeFen: components["schemas"]["Fen"];
            assignee: components["schemas"]["StaffRef"] | null;
            attachments: ({
                by: components["schemas"]["StaffRef"];
                bytes: number;
                fileName: string;
                key: string;
                kind: components["schemas"]["AttachmentKind"] | components["schemas"]["StoredWord"];
                mediaType: string;
                on: components["schemas"]["CalendarDate"];
                sha256: string;
            } & {
                [key: string]: unknown;
            })[];
            before?: {
                assignee: components["schemas"]["StaffRef"] | null;
                deadline: components["schemas"]["Deadline"] | null;
                sequence: number;
                state: components["schemas"]["StoredCaseState"];
                town: string | null;
            } & {
                [key: string]: unknown;
            };
            cause?: string;
            check: components["schemas"]["Done"] | null;
            clearances: components["schemas"]["GrantedClearance"][];
            day: components["schemas"]["CalendarDate"];
            deadline: components["schemas"]["Deadline"] | null;
            decision: ({
                by: components["schemas"]["StaffRef"];
                collectiveDecision: string | null;
                collectiveNeeded: boolean;
                confirmed?: components["schemas"]["ConfirmedDifference"][];
                effectiveMonth?: components["schemas"]["CalendarMonth"];
                ground?: components["schemas"]["Ground"];
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            deliveriesRead: ({
                asOf: components["schemas"]["CalendarDate"] | null;
                months?: components["schemas"]["MonthSpan"];
                provider: string;
                source: components["schemas"]["StoredWord"];
            } & {
                [key: string]: unknown;
            })[];
            documents: components["schemas"]["IssuedDocument"][];
            events: components["schemas"]["CaseEvent"][];
            execution: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                paymentList: string;
            } & {
                [key: string]: unknown;
            }) | null;
            findings: components["schemas"]["Finding"][];
            hearing: ({
                by: components["schemas"]["StaffRef"];
                considered: string;
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            householdId: components["schemas"]["HouseholdId"];
            indexVersion: string;
            investigation: ({
                by: components["schemas"]["StaffRef"];
                investigators: components["schemas"]["StaffRef"][];
                needed?: number;
                on: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            involved: string[];
            kind: components["schemas"]["StoredCaseKind"];
            latest: components["schemas"]["FindingOutline"][] | null;
            notice: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                people?: components["schemas"]["NamedPerson"][];
                reasons: string;
                reference: string;
                remedies: string;
                replyWorkingDays?: number;
            } & {
                [key: string]: unknown;
            }) | null;
            number: number;
            pending: components["schemas"]["PendingOpinion"][];
            people?: components["schemas"]["NamedPerson"][];
            policyVersion: string;
            proposal: components["schemas"]["Proposal"] | null;
            raisedOn: components["schemas"]["CalendarDate"];
            registeredApart: boolean;
            reopens: number | null;
            reply: ({
                by: components["schemas"]["StaffRef"];
                on: components["schemas"]["CalendarDate"];
                receivedOn: components["schemas"]["CalendarDate"];
                reply: components["schemas"]["StoredReplyKind"];
                text: string | null;
            } & {
                [key: string]: unknown;
            }) | null;
            service: ({
                by: components["schemas"]["StaffRef"];
                manner: components["schemas"]["StoredServiceManner"];
                on: components["schemas"]["CalendarDate"];
                replyWorkingDays: number;
                servedOn: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            state: components["schemas"]["StoredCaseState"];
            survey: ({
                attachments: string[];
                by: components["schemas"]["StaffRef"];
                deceased?: number[];
                form?: {
                    dwelling?: {
                        area?: number;
                        condition?: string;
                        squareMetres?: number;
                        tenure?: ("own" | "rented" | "lent" | "other") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    };
                    findings?: ({
                        explanation?: string;
                        rule: string;
                        turnedOut?: ("true" | "in-part" | "not-true") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    })[];
                    goods?: string;
                    income?: string;
                    members?: ({
                        health?: ("healthy" | "chronically-ill" | "gravely-ill" | "disabled") | components["schemas"]["StoredWord"];
                        ordinal: number;
                        work?: string;
                        workAbility?: ("able" | "partly-able" | "unable") | components["schemas"]["StoredWord"];
                    } & {
                        [key: string]: unknown;
                    })[];
                    neighbours?: string;
                    origin?: string;
                    present?: number[];
                    spending?: string;
                    surveyors?: components["schemas"]["StaffId"][];
                    vehicles?: string;
                } & {
                    [key: string]: unknown;
                };
                found: string;
                on: components["schemas"]["CalendarDate"];
                people?: components["schemas"]["NamedPerson"][];
                signature: components["schemas"]["StoredSignature"];
                signer?: components["schemas"]["NamedPerson"];
                visitedOn: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            }) | null;
            town: string | null;
            version: number;
            withdrawnOn?: components["schemas"]["CalendarDate"];
        } & {
            [key: string]: unknown;
        };
        HouseholdEnd: {
            cause: components["schemas"]["HouseholdEndCause"] | components["schemas"]["StoredWord"];
            households: components["schemas"]["HouseholdId"][];
            on: components["schemas"]["CalendarDate"];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        HouseholdEndCause: "left-roster" | "number-given-to-others" | "moved" | "merged";
        HouseholdId: string;
        HouseholdLink: {
            household?: components["schemas"]["HouseholdId"];
            kind: components["schemas"]["HouseholdLinkKind"] | components["schemas"]["StoredWord"];
            number?: string;
            on: components["schemas"]["CalendarDate"];
            ordinals?: number[];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        HouseholdLinkKind: "renumbered" | "number-given-to" | "number-taken-from" | "members-went-to" | "members-came-from" | "came-back";
        HouseholdMove: {
            from: components["schemas"]["HouseholdId"];
            on: components["schemas"]["CalendarDate"];
            to: components["schemas"]["HouseholdId"];
        } & {
            [key: string]: unknown;
        };
        /** Format: date-time */
        Instant: string;
        IssuedDocument: {
            basis: string;
            by: components["schemas"]["StaffRef"];
            caseNumber: number;
            comparison: {
                day: components["schemas"]["CalendarDate"];
                deliveriesRead: ({
                    asOf: components["schemas"]["CalendarDate"] | null;
                    provider: string;
                    source: components["schemas"]["StoredWord"];
                } & {
                    [key: string]: unknown;
                })[];
                indexVersion: string;
                policyVersion: string;
            } & {
                [key: string]: unknown;
            };
            contact?: string;
            findings: ({
                amountFen: components["schemas"]["Fen"] | null;
                evidence: ({
                    asOf: components["schemas"]["CalendarDate"];
                    certainty: components["schemas"]["StoredCertainty"];
                    countedFen: components["schemas"]["Fen"] | null;
                    memberName: string;
                    note: components["schemas"]["Bilingual"];
                    provider: string;
                    shown?: components["schemas"]["Bilingual"];
                    source: components["schemas"]["StoredWord"];
                } & {
                    [key: string]: unknown;
                })[];
                evidenceOmitted: number;
                explanation: components["schemas"]["Bilingual"];
                kind: components["schemas"]["StoredCaseKind"];
                limitFen: components["schemas"]["Fen"] | null;
                phrase?: components["schemas"]["Bilingual"];
                rule: components["schemas"]["StoredWord"];
                title: components["schemas"]["Bilingual"];
            } & {
                [key: string]: unknown;
            })[];
            household: {
                category: string;
                headcount: number;
                headName: string;
                householdId: components["schemas"]["HouseholdId"];
                incomeFen: components["schemas"]["Fen"];
                /** @enum {string} */
                incomePeriod: "month" | "year";
                members: ({
                    maskedIdNumber: string;
                    name: string;
                    ordinal?: number;
                    recipient: boolean;
                    relation: string;
                } & {
                    [key: string]: unknown;
                })[];
                monthlyAmountFen: components["schemas"]["Fen"];
                number?: string;
                scheme: components["schemas"]["Scheme"];
                town: string;
                village: string;
            } & {
                [key: string]: unknown;
            };
            kind: components["schemas"]["StoredDocumentKind"];
            number: string;
            office: string;
            on: components["schemas"]["CalendarDate"];
            otherKinds?: components["schemas"]["Bilingual"][];
            record: components["schemas"]["CaseRecord"];
            remedies: string;
            replyWorkingDays: number;
            yearlyStandardFen: components["schemas"]["Fen"] | null;
        } & {
            [key: string]: unknown;
        };
        Leave: {
            from: components["schemas"]["CalendarDate"];
            standIn?: components["schemas"]["StaffId"];
            until: components["schemas"]["CalendarDate"];
        };
        ListAuditAnswer: {
            entries: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        ListAuthorisationsAnswer: {
            households: components["schemas"]["ListedAuthorisations"][];
        };
        ListCasesAnswer: {
            cases: components["schemas"]["ListedCase"][];
            next: string | null;
        };
        ListChecksAnswer: {
            reported: components["schemas"]["ListedCheck"][];
            waiting: components["schemas"]["ListedCheck"][];
        };
        ListClearancesAnswer: {
            clearances: components["schemas"]["ListedClearance"][];
        };
        ListDeliveriesAnswer: {
            deliveries: {
                arrivedAt: components["schemas"]["Instant"];
                asOf: components["schemas"]["CalendarDate"] | null;
                explanation: components["schemas"]["Bilingual"] | null;
                key: string;
                /** @enum {string} */
                kind: "provider" | "roster" | "applicants" | "refused" | "unknown";
                matched: number | null;
                providerName: string | null;
                quarantined: number | null;
                reason: ("unit-not-yuan" | "columns-moved" | "line-ends-mixed" | "encoding-invalid" | "key-unreadable" | "key-holds-identity-number" | "key-holds-account-or-plate" | "source-unknown" | "provider-unreadable" | "county-unreadable" | "as-of-invalid" | "as-of-future" | "file-empty" | "header-only" | "sheets-several" | "container-unusable" | "column-missing" | "file-of-another-source" | "column-doubled" | "header-too-long" | "manifest-invalid" | "rows-differ-from-manifest" | "digest-differs-from-manifest" | "gzip-damaged" | "inflates-too-much" | "file-too-large" | "file-name-too-long" | "file-archived" | "manifest-too-large" | "household-numbers-are-identity-numbers" | "rejected-by-staff" | "nobody-decided" | "nothing-readable") | ("part-missing" | "too-many-files" | "mostly-unreadable" | "identities-damaged" | "members-lost" | "members-gained" | "names-shifted" | "amounts-shifted" | "states-shifted" | "dates-shifted" | "words-unknown" | "cut-at-a-limit" | "same-bytes-again" | "other-people-same-day" | "members-damaged" | "matches-dropped" | "rows-dropped" | "last-line-unfinished" | "households-vanished" | "run-in-progress" | "not-compared-yet") | ("newer-delivery" | "older-than-current") | "same-bytes" | components["schemas"]["StoredWord"] | null;
                rows: number | null;
                /** @enum {string} */
                state: "current" | "superseded" | "duplicate" | "held" | "rejected";
                unmatched: number | null;
            }[];
            next: string | null;
        };
        ListedAuthorisations: {
            headName: string;
            householdId: components["schemas"]["HouseholdId"];
            members: {
                name: string;
                ordinal: number;
                until: components["schemas"]["CalendarDate"];
            }[];
            village: string;
        };
        ListedCase: {
            amountAtStakeFen: components["schemas"]["Fen"];
            asked?: {
                by: string;
                byName: string;
                reason: string;
                rule: components["schemas"]["StoredWord"];
                until: components["schemas"]["CalendarDate"] | null;
            }[];
            assignee: components["schemas"]["StaffRef"] | null;
            awaits?: components["schemas"]["StoredStepName"];
            awaitsSecond: boolean;
            certainty: components["schemas"]["StoredCertainty"];
            closedOn: components["schemas"]["CalendarDate"] | null;
            dueOn: components["schemas"]["CalendarDate"] | null;
            found?: components["schemas"]["ListedFinding"][];
            headName: string;
            householdId: components["schemas"]["HouseholdId"];
            householdNumber?: string;
            kind: components["schemas"]["StoredCaseKind"];
            number: number;
            numberIsOthers?: boolean;
            outcome: {
                changeFen: components["schemas"]["Fen"];
                decision: components["schemas"]["StoredDecisionKind"];
                on: components["schemas"]["CalendarDate"];
            } | null;
            raisedOn: components["schemas"]["CalendarDate"];
            returned: boolean;
            rules: components["schemas"]["StoredWord"][];
            scheme: components["schemas"]["Scheme"];
            served: boolean;
            state: components["schemas"]["StoredCaseState"];
            surveyed: boolean;
            town: string;
            unjudged?: components["schemas"]["StoredWord"][];
            version: number;
            village: string;
            visitedOn?: components["schemas"]["CalendarDate"];
        };
        ListedCheck: {
            askedOn: components["schemas"]["CalendarDate"];
            dueOn: components["schemas"]["CalendarDate"];
            failedRules: number | null;
            headName: string;
            householdId: components["schemas"]["HouseholdId"];
            kind: components["schemas"]["CheckKind"] | components["schemas"]["StoredWord"];
            reportedOn: components["schemas"]["CalendarDate"] | null;
            reports: number;
            state: components["schemas"]["CheckState"] | components["schemas"]["StoredWord"];
            supports?: components["schemas"]["HouseholdId"];
            town: string;
            village: string;
        };
        ListedClearance: {
            amountFen: components["schemas"]["Fen"] | null;
            caseNumber: number;
            householdId: components["schemas"]["HouseholdId"];
            reason: string;
            rule: components["schemas"]["StoredWord"];
            until: components["schemas"]["CalendarDate"];
        };
        ListedFinding: {
            amountFen: components["schemas"]["Fen"] | null;
            limitFen: components["schemas"]["Fen"] | null;
            rule: components["schemas"]["StoredWord"];
            things: {
                count: number;
                sort: components["schemas"]["Bilingual"];
            }[];
        };
        ListQuarantineAnswer: {
            next: string | null;
            rows: {
                key: string;
                line: number;
                reason: components["schemas"]["StoredWord"];
            }[];
        };
        ListRunsAnswer: {
            next: string | null;
            runs: {
                chunks: number;
                closedAt?: components["schemas"]["Instant"];
                day: components["schemas"]["CalendarDate"];
                finishedChunks: number;
                policyVersion: string;
                run: string;
                startedAt: components["schemas"]["Instant"];
                state: components["schemas"]["RunState"] | components["schemas"]["StoredWord"];
                waitsFor: string[];
            }[];
        };
        ListStaffAnswer: {
            staff: {
                active: boolean;
                id: components["schemas"]["StaffId"];
                leave?: {
                    from: components["schemas"]["CalendarDate"];
                    standIn?: string;
                    until: components["schemas"]["CalendarDate"];
                } & {
                    [key: string]: unknown;
                };
                name: string;
                roles: (components["schemas"]["StaffRole"] | components["schemas"]["StoredWord"])[];
                town?: string;
            }[];
        };
        ListStaffVersionsAnswer: {
            versions: components["schemas"]["StaffVersion"][];
        };
        LookUpHouseholdsAnswer: {
            households: {
                headName?: string;
                householdId: components["schemas"]["HouseholdId"];
                names?: string[];
                number?: string;
                town?: string;
                village?: string;
            }[];
            total: number;
        };
        LookUpHouseholdsRequest: {
            entered: string;
        };
        MonthSpan: {
            from: components["schemas"]["CalendarMonth"];
            to: components["schemas"]["CalendarMonth"];
        };
        NamedPerson: {
            name: string;
            ordinal: number;
        } & {
            [key: string]: unknown;
        };
        NewStaffEntry: {
            active: boolean;
            id: components["schemas"]["StaffId"];
            isNewTown?: boolean;
            leave?: components["schemas"]["Leave"];
            name: string;
            relatedHouseholds: components["schemas"]["HouseholdId"][];
            roles: components["schemas"]["StaffRole"][];
            town?: string;
        };
        ObligorConsent: {
            paper: string;
            signedOn: components["schemas"]["CalendarDate"];
        };
        ObligorConsentInput: {
            paper: string;
            signedOn: components["schemas"]["CalendarDate"];
        };
        PendingOpinion: {
            by: components["schemas"]["StaffRef"];
            clearance: components["schemas"]["GrantedClearance"] | null;
            on: components["schemas"]["CalendarDate"];
            reason: string;
            subject: components["schemas"]["StoredWord"];
        } & {
            [key: string]: unknown;
        };
        PreviewReleaseAnswer: {
            comparison: {
                after: number;
                before: number;
                both: number;
                moved: number;
                renamed: number;
                statesAfter: {
                    inForce: number;
                    out: number;
                    unclear: number;
                };
                statesBefore: {
                    inForce: number;
                    out: number;
                    unclear: number;
                };
                wealthy: number;
            } | null;
            preview: {
                day: components["schemas"]["CalendarDate"];
                indexVersion: string;
                join?: {
                    changed: number;
                    county: string;
                    endedByTown?: {
                        households: number;
                        town: string;
                    }[];
                    endedHouseholds?: number;
                    harder?: number;
                    lines: {
                        cases: number;
                        /** @enum {string} */
                        effect: "raised" | "changed" | "withdrawn";
                        finding?: ("gone" | "new" | "milder" | "harder" | "lower" | "higher" | "other") | components["schemas"]["StoredWord"];
                        found?: {
                            after: components["schemas"]["StoredCaseKind"] | null;
                            before: components["schemas"]["StoredCaseKind"] | null;
                        };
                        households?: components["schemas"]["HouseholdId"][];
                        kind: components["schemas"]["StoredCaseKind"];
                        rule: components["schemas"]["StoredWord"];
                        town: string;
                    }[];
                    milder?: number;
                    needsSecondPerson: boolean;
                    newPersons?: number;
                    open: number;
                    otherCounties: {
                        changed: number;
                        harder?: number;
                        milder?: number;
                        raised: number;
                        withdrawn: number;
                    };
                    raised: number;
                    withdrawn: number;
                };
                policyVersion: string;
                release: {
                    changed: number;
                    county: string;
                    endedByTown?: {
                        households: number;
                        town: string;
                    }[];
                    endedHouseholds?: number;
                    harder?: number;
                    lines: {
                        cases: number;
                        /** @enum {string} */
                        effect: "raised" | "changed" | "withdrawn";
                        finding?: ("gone" | "new" | "milder" | "harder" | "lower" | "higher" | "other") | components["schemas"]["StoredWord"];
                        found?: {
                            after: components["schemas"]["StoredCaseKind"] | null;
                            before: components["schemas"]["StoredCaseKind"] | null;
                        };
                        households?: components["schemas"]["HouseholdId"][];
                        kind: components["schemas"]["StoredCaseKind"];
                        rule: components["schemas"]["StoredWord"];
                        town: string;
                    }[];
                    milder?: number;
                    needsSecondPerson: boolean;
                    newPersons?: number;
                    open: number;
                    otherCounties: {
                        changed: number;
                        harder?: number;
                        milder?: number;
                        raised: number;
                        withdrawn: number;
                    };
                    raised: number;
                    withdrawn: number;
                };
                stamp: string;
            } | null;
            profile: {
                members: {
                    afterAsOf: number;
                    persons: number;
                    rows: number;
                    unreadable: number;
                };
                rows: number;
                sample: {
                    damaged: number;
                    endInZeros: number;
                    identities: number;
                    rounded?: number;
                    rows: number;
                    tooFewFields?: number;
                    tooManyFields?: number;
                    wrongCheckDigits: number;
                } & {
                    [key: string]: unknown;
                };
                unknownWords: {
                    field: string;
                    rows: number;
                    word: string;
                }[];
                unreadable: number;
                unreadableIdentities: number;
            } | null;
            proposed: {
                at: components["schemas"]["Instant"];
                by: string;
                decision: string;
                reason?: string;
            } | null;
            rosterComparison: {
                amountAfterFen: number;
                amountBeforeFen: number;
                households: number;
                householdsLost: number;
                members: number;
                membersKept?: number;
                membersLost: number;
                renamed?: number;
            } | null;
            sample: {
                fields: {
                    field: string;
                    value: string;
                }[];
                /** @enum {string} */
                why: "first" | "unreadable" | "check-digit" | "rounded";
            }[];
        };
        ProblemBody: {
            /** @enum {string} */
            code: "request-invalid" | "cursor-invalid" | "not-signed-in" | "token-invalid" | "token-expired" | "token-not-for-access" | "staff-unknown" | "staff-inactive" | "claims-differ" | "csrf-token-missing" | "role-missing" | "outside-scope" | "related-staff" | "purpose-unknown" | "identity-number-wrong" | "names-not-kept" | "step-refused" | "not-found" | "version-missing" | "changed-meanwhile" | "list-too-long" | "already-there" | "staff-change-refused" | "decision-refused" | "key-used-for-another-request" | "in-progress" | "body-too-large" | "media-type-unsupported" | "attachment-unusable" | "sign-in-failed" | "identity-provider-unreachable" | "too-many-requests" | "answer-late" | "request-refused" | "internal-error";
            current?: {
                changedAt: string;
                changedBy: string;
                version: number;
            };
            detail: string;
            problems?: components["schemas"]["ProblemItem"][];
            status: number;
            title: string;
            type: string;
            zh: {
                detail: string;
                title: string;
            };
        };
        ProblemItem: {
            code: string;
            en: string;
            path?: string;
            zh: string;
        };
        Profile: {
            aidAccount?: string;
            category: string;
            county: string;
            ended?: components["schemas"]["HouseholdEnd"];
            headcount: number;
            headName: string;
            householdId: components["schemas"]["HouseholdId"];
            incomeFen: components["schemas"]["Fen"];
            /** @enum {string} */
            incomePeriod: "month" | "year";
            links?: components["schemas"]["HouseholdLink"][];
            monthlyAmountFen: components["schemas"]["Fen"];
            number?: string;
            scheme: components["schemas"]["Scheme"];
            status: components["schemas"]["ProfileStatus"] | components["schemas"]["StoredWord"];
            supplementFen?: components["schemas"]["Fen"] | "unknown";
            town: string;
            unreadable?: number[];
            village: string;
        };
        /** @enum {string} */
        ProfileStatus: "active" | "disputed" | "ended";
        Proposal: {
            answers: components["schemas"]["FindingOutline"][];
            by: components["schemas"]["StaffRef"];
            calculation: ({
                input: components["schemas"]["StoredAmountInput"];
                lines: components["schemas"]["AmountLine"][];
                monthlyFen: components["schemas"]["Fen"];
                months?: components["schemas"]["Fen"][];
                yearlyFen?: components["schemas"]["Fen"];
            } & {
                [key: string]: unknown;
            }) | null;
            currentAmountFen: components["schemas"]["Fen"];
            decision: components["schemas"]["StoredDecisionKind"];
            deviation: string | null;
            effectiveMonth: components["schemas"]["CalendarMonth"];
            ground?: components["schemas"]["Ground"];
            monthlyAmountFen: components["schemas"]["Fen"];
            on: components["schemas"]["CalendarDate"];
            person?: components["schemas"]["NamedPerson"];
            reason: string;
            scope: components["schemas"]["StoredScope"];
        } & {
            [key: string]: unknown;
        };
        ReadCaseAnswer: {
            case: components["schemas"]["HouseholdCase"];
            differences: ({
                difference: string;
                text: components["schemas"]["Bilingual"];
            } & {
                [key: string]: unknown;
            })[];
            providers: {
                name: string;
                provider: string;
                source: components["schemas"]["StoredWord"];
            }[];
            steps: {
                allowed: boolean;
                problems: {
                    /** @enum {string} */
                    code: "inactive" | "out-of-scope" | "role-missing" | "related-staff" | "state-wrong" | "of-another-version" | "staff-unknown" | "staff-out-of-scope" | "town-unknown" | "staff-related" | "investigators-missing" | "county-visit-missing" | "survey-missing" | "survey-unsound" | "signer-not-met" | "absence-unsound" | "note-missing" | "surveyor-unknown" | "attachment-unknown" | "proposal-missing" | "member-unknown" | "month-wrong" | "amount-wrong" | "calculation-missing" | "calculation-differs" | "standard-unknown" | "method-unknown" | "more-recipients-than-people" | "amount-beyond-sense" | "no-step-for-income" | "alone-or-not" | "supporter-scheme-missing" | "not-within-multiple" | "check-missing" | "own-proposal" | "notice-missing" | "notice-not-needed" | "notice-needed" | "service-missing" | "service-unsound" | "reply-unsound" | "reply-period-running" | "calendar-unpublished" | "approver-involved" | "collective-decision-missing" | "amount-changed" | "ground-differs" | "household-not-moved" | "death-unproven" | "opinion-pending" | "nothing-changes" | "payment-changes" | "finding-unknown" | "reason-unknown" | "until-wrong" | "nothing-to-take-back" | "not-kept-before" | "done-by-another" | "acted-since" | "second-person-needed" | "nothing-pending" | "findings-left" | "ending-unsound" | "deadline-missing" | "extension-not-granted" | "case-full" | "document-not-ready" | "attached-already" | "case-open";
                    message: components["schemas"]["Bilingual"];
                }[];
                /** @enum {string} */
                step: "screen" | "dispatch" | "assign" | "begin-investigation" | "record-absence" | "record-survey" | "propose" | "take-back-dispatch" | "take-back-proposal" | "check" | "return-for-more" | "issue-notice" | "record-service" | "record-reply" | "object" | "hear" | "decide" | "execute" | "archive" | "clear" | "confirm" | "refuse" | "take-back-request" | "withdraw" | "mark-ended" | "comment" | "attach" | "issue-document" | "extend-deadline" | "reopen";
                title: components["schemas"]["Bilingual"];
            }[];
        };
        ReadCheckAnswer: {
            application?: {
                appliedOn: components["schemas"]["CalendarDate"];
                number: string;
            };
            asked: components["schemas"]["CheckRequest"];
            consent?: components["schemas"]["ObligorConsentInput"];
            failedRules?: number;
            givenAt?: components["schemas"]["Instant"];
            issued: ({
                digest: string;
                issuedOn: components["schemas"]["CalendarDate"];
                number: string;
                sequence: number;
                validUntil: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            })[];
            kind: components["schemas"]["CheckKind"] | components["schemas"]["StoredWord"];
            members: {
                authorisedOn?: components["schemas"]["CalendarDate"];
                authorisedUntil: components["schemas"]["AuthorisedUntil"];
                formerNames: string[];
                /** @enum {string} */
                identity: "comparable" | "invalid" | "other-document";
                idNumber: string;
                leftOn?: components["schemas"]["CalendarDate"];
                name: string;
                ordinal: number;
                personClasses?: string[];
                recipient: boolean;
                relation: string;
            }[];
            profile: components["schemas"]["Profile"];
            reportedOn?: components["schemas"]["CalendarDate"];
            reports: number;
            state: components["schemas"]["CheckState"] | components["schemas"]["StoredWord"];
            subject: components["schemas"]["HouseholdId"];
            supports?: components["schemas"]["HouseholdId"];
            version: number;
        };
        ReadHouseholdAnswer: {
            cases: components["schemas"]["ListedCase"][];
            clearances: components["schemas"]["Clearance"][];
            holdings: {
                asOf: components["schemas"]["CalendarDate"];
                asset: components["schemas"]["Asset"];
                checkDigitRight: boolean;
                file: string;
                /** @constant */
                heldElsewhere?: true;
                line: number;
                memberOrdinal: number | null;
                name: string;
                provider: string;
                providerName: string;
            }[];
            members: {
                authorisedOn?: components["schemas"]["CalendarDate"];
                authorisedUntil: components["schemas"]["AuthorisedUntil"];
                formerNames: string[];
                /** @enum {string} */
                identity: "comparable" | "invalid" | "other-document";
                idNumber: string;
                leftOn?: components["schemas"]["CalendarDate"];
                name: string;
                ordinal: number;
                personClasses?: string[];
                recipient: boolean;
                relation: string;
            }[];
            profile: components["schemas"]["Profile"];
        };
        ReadOwnRecordAnswer: {
            county: string;
            csrfToken: string | null;
            id: components["schemas"]["StaffId"];
            leave?: {
                from: components["schemas"]["CalendarDate"];
                standIn?: string;
                until: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            };
            name: string;
            relatedHouseholds: components["schemas"]["HouseholdId"][];
            roles: (components["schemas"]["StaffRole"] | components["schemas"]["StoredWord"])[];
            town?: string;
        };
        ReadPaymentListAnswer: {
            changes: {
                /** @enum {string} */
                change: "added" | "raised" | "lowered" | "suspended" | "stopped" | "to-be-decided";
                decidedOn: components["schemas"]["CalendarDate"];
                fromMonth: components["schemas"]["CalendarMonth"];
                ground: ("continue" | "increase" | "reduce" | "gradual-exit" | "suspend" | "terminate" | "died" | "moved" | "left") | components["schemas"]["StoredWord"];
                headName: string;
                householdId: components["schemas"]["HouseholdId"];
                lines: components["schemas"]["AmountLine"][];
                nextFen: components["schemas"]["Fen"] | null;
                previousFen: components["schemas"]["Fen"];
                reference: string;
            }[];
            county: string;
            cutOff: components["schemas"]["CalendarDate"];
            final: boolean;
            month: components["schemas"]["CalendarMonth"];
            netFen: number;
            number: string;
            sha256: string;
            withheld: number;
        };
        ReadRunAnswer: {
            amountAtStakeFen: components["schemas"]["Fen"];
            closedAt: components["schemas"]["Instant"];
            day: components["schemas"]["CalendarDate"];
            findingsByRule: {
                [key: string]: number;
            };
            freshness: {
                asOf: components["schemas"]["CalendarDate"] | null;
                months?: components["schemas"]["MonthSpan"];
                provider: string;
                source: components["schemas"]["StoredWord"];
            }[];
            households: {
                active: number;
                disputed: number;
                ended: number;
            };
            indexVersion: string;
            matches: {
                doubtful: number;
                probable: number;
                verified: number;
            };
            notices: {
                [key: string]: number;
            };
            openCases: {
                review: number;
                suspension: number;
            } & {
                [key: string]: number;
            };
            policyVersion: string;
            run: string;
            shadowFindingsByRule: {
                [key: string]: number;
            };
            sharing?: {
                of: number;
                providers: [
                    string,
                    string
                ];
                shared: number;
                source: components["schemas"]["StoredWord"];
            }[];
            startedAt: components["schemas"]["Instant"];
            /** @default {} */
            towns: {
                [key: string]: {
                    active: number;
                    disputed: number;
                    incomplete: number;
                    review: number;
                    suspension: number;
                } & {
                    [key: string]: number;
                };
            };
        };
        ReadStandardChangesAnswer: {
            changes: ({
                afterFen: components["schemas"]["Fen"];
                backPayFen: components["schemas"]["Fen"];
                beforeFen: components["schemas"]["Fen"];
                fromMonth: components["schemas"]["CalendarMonth"];
                headName: string;
                householdId: components["schemas"]["HouseholdId"];
                lines: components["schemas"]["AmountLine"][];
                paidFen: components["schemas"]["Fen"];
                recipients: number;
                scheme: components["schemas"]["Scheme"];
                town: string;
                village: string;
            } & {
                [key: string]: unknown;
            })[];
            day: components["schemas"]["CalendarDate"];
            households: number;
            unknown: {
                [key: string]: number;
            };
            withheld: number;
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        ReplyKind: "agrees" | "statement" | "no-reply";
        /** @enum {string} */
        ReportSourceState: "compared" | "overdue" | "missing" | "unread" | "retired";
        RevealIdentityNumberAnswer: {
            idNumber: string;
        };
        /** @enum {string} */
        RuleOutcome: "passed" | "failed" | "unjudged";
        /** @enum {string} */
        RunState: "matching" | "assessing" | "closed" | "abandoned";
        /** @enum {string} */
        Scheme: "urban" | "rural";
        SecondOpinionSubject: components["schemas"]["StoredWord"] | ("withdraw" | "end");
        /** @enum {string} */
        ServiceManner: "in-person" | "left-at-home" | "by-mail" | "electronic" | "announced";
        StaffEntry: {
            active: boolean;
            isNewTown?: boolean;
            leave?: components["schemas"]["Leave"];
            name: string;
            relatedHouseholds: components["schemas"]["HouseholdId"][];
            roles: (components["schemas"]["StaffRole"] | components["schemas"]["StoredWord"])[];
            town?: string;
        };
        StaffId: string;
        StaffRecord: {
            active: boolean;
            changedAt: components["schemas"]["Instant"];
            changedBy: string;
            county: string;
            id: components["schemas"]["StaffId"];
            leave?: {
                from: components["schemas"]["CalendarDate"];
                standIn?: string;
                until: components["schemas"]["CalendarDate"];
            } & {
                [key: string]: unknown;
            };
            name: string;
            relatedHouseholds: components["schemas"]["HouseholdId"][];
            relativesMoved?: components["schemas"]["HouseholdMove"][];
            roles: (components["schemas"]["StaffRole"] | components["schemas"]["StoredWord"])[];
            town?: string;
            version: number;
        } & {
            [key: string]: unknown;
        };
        StaffRef: {
            id: components["schemas"]["StaffId"];
            name: string;
        };
        /** @enum {string} */
        StaffRole: "town-handler" | "town-leader" | "county-handler" | "county-approver" | "administrator" | "auditor";
        StaffVersion: {
            after: components["schemas"]["StaffRecord"];
            before: components["schemas"]["StaffRecord"] | null;
        };
        StoredAmountInput: {
            headcount: number;
            incomeFen: components["schemas"]["Fen"];
        } & {
            [key: string]: unknown;
        };
        StoredCaseKind: components["schemas"]["CaseKind"] | components["schemas"]["StoredWord"];
        StoredCaseState: components["schemas"]["CaseState"] | components["schemas"]["StoredWord"];
        StoredCertainty: components["schemas"]["Certainty"] | components["schemas"]["StoredWord"];
        StoredDecisionKind: components["schemas"]["DecisionKind"] | components["schemas"]["StoredWord"];
        StoredDocumentKind: components["schemas"]["DocumentKind"] | components["schemas"]["StoredWord"];
        StoredReplyKind: components["schemas"]["ReplyKind"] | components["schemas"]["StoredWord"];
        StoredScope: {
            kind: components["schemas"]["StoredWord"];
            ordinal?: number;
        } & {
            [key: string]: unknown;
        };
        StoredServiceManner: components["schemas"]["ServiceManner"] | components["schemas"]["StoredWord"];
        StoredSignature: {
            circumstances?: string;
            kind: components["schemas"]["StoredWord"];
            memberOrdinal?: number;
            witness?: string;
        } & {
            [key: string]: unknown;
        };
        StoredStep: {
            step: components["schemas"]["StoredStepName"];
        } & {
            [key: string]: unknown;
        };
        StoredStepName: ("screen" | "dispatch" | "assign" | "begin-investigation" | "record-absence" | "record-survey" | "propose" | "take-back-dispatch" | "take-back-proposal" | "check" | "return-for-more" | "issue-notice" | "record-service" | "record-reply" | "object" | "hear" | "decide" | "execute" | "archive" | "clear" | "confirm" | "refuse" | "take-back-request" | "withdraw" | "mark-ended" | "comment" | "attach" | "issue-document" | "extend-deadline" | "reopen") | components["schemas"]["StoredWord"];
        StoredWord: string;
        Supporter: {
            agreedMonthlyFen?: components["schemas"]["Fen"];
            county?: string;
            givenMonthlyFen?: components["schemas"]["Fen"];
            headcount: number;
            incomeFen: components["schemas"]["Fen"];
            /** @enum {string} */
            incomePeriod: "month" | "year";
            livesTogether: boolean;
            over60UnableToWork: boolean;
            recipient: boolean;
            scheme?: components["schemas"]["Scheme"];
        };
        SurveySignature: {
            /** @constant */
            kind: "signed";
            memberOrdinal: number;
        } | {
            circumstances: string;
            /** @constant */
            kind: "refused";
            witness: string;
        };
        TakeStepAnswer: {
            householdId: components["schemas"]["HouseholdId"];
            number: number;
            state: components["schemas"]["StoredCaseState"];
            version: number;
        };
        TakeStepOfManyAnswer: {
            results: {
                householdId: components["schemas"]["HouseholdId"];
                number: number;
                /** @enum {string} */
                outcome: "taken" | "refused" | "changed-meanwhile" | "not-found";
                problems?: {
                    /** @enum {string} */
                    code: "inactive" | "out-of-scope" | "role-missing" | "related-staff" | "state-wrong" | "of-another-version" | "staff-unknown" | "staff-out-of-scope" | "town-unknown" | "staff-related" | "investigators-missing" | "county-visit-missing" | "survey-missing" | "survey-unsound" | "signer-not-met" | "absence-unsound" | "note-missing" | "surveyor-unknown" | "attachment-unknown" | "proposal-missing" | "member-unknown" | "month-wrong" | "amount-wrong" | "calculation-missing" | "calculation-differs" | "standard-unknown" | "method-unknown" | "more-recipients-than-people" | "amount-beyond-sense" | "no-step-for-income" | "alone-or-not" | "supporter-scheme-missing" | "not-within-multiple" | "check-missing" | "own-proposal" | "notice-missing" | "notice-not-needed" | "notice-needed" | "service-missing" | "service-unsound" | "reply-unsound" | "reply-period-running" | "calendar-unpublished" | "approver-involved" | "collective-decision-missing" | "amount-changed" | "ground-differs" | "household-not-moved" | "death-unproven" | "opinion-pending" | "nothing-changes" | "payment-changes" | "finding-unknown" | "reason-unknown" | "until-wrong" | "nothing-to-take-back" | "not-kept-before" | "done-by-another" | "acted-since" | "second-person-needed" | "nothing-pending" | "findings-left" | "ending-unsound" | "deadline-missing" | "extension-not-granted" | "case-full" | "document-not-ready" | "attached-already" | "case-open";
                    message: components["schemas"]["Bilingual"];
                }[];
                version?: number;
            }[];
        };
        TakeStepOfManyRequest: {
            cases: {
                householdId: components["schemas"]["HouseholdId"];
                number: number;
                version: number;
            }[];
            step: components["schemas"]["CaseStep"];
        };
        /** @enum {string} */
        UnknownBecause: "member-unauthorised" | "identity-invalid" | "identity-not-comparable" | "member-row-quarantined" | "household-disputed" | "other-household-disputed";
    };
    responses: {
        /** @description 问题 Problem (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /**
         * @description - request-invalid: 请求内容不符合要求 The request is not as it has to be
         *     - cursor-invalid: 分页标记无效，请从第一页重新查询 The cursor leads nowhere; begin at the first page
         *     - purpose-unknown: 没有说明查看档案的目的，或该家庭没有这个个案 Say what the file is opened for: a case of this household, or one of the reasons
         *     - identity-number-wrong: 身份证号有误，请核对后重新输入 18 位号码 The identity number is wrong: check it, and give all 18 characters
         *     - sign-in-failed: 登录未完成，请重新登录 The sign-in was not completed; begin again
         *     - request-refused: 请求未被接受 The request was not let in
         */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /**
         * @description - not-signed-in: 尚未登录，或登录已失效 Nobody is signed in, or the session has ended
         *     - token-invalid: 访问令牌无效 The access token is not valid
         *     - token-expired: 访问令牌已过期 The access token has expired
         *     - token-not-for-access: 该令牌不是访问令牌（例如身份令牌） The token is no access token: an identity token tells who signed in, and opens nothing
         */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /**
         * @description - staff-unknown: 没有您的工作人员记录 There is no staff record for you
         *     - staff-inactive: 您的工作人员记录已停用 Your staff record is no longer active
         *     - claims-differ: 登录信息中的县或乡镇与工作人员记录不符 County or town of the sign-in are not those of the staff record
         *     - csrf-token-missing: 请求未带有本会话的校验码 The request does not carry the check value of this session
         *     - role-missing: 您的角色不允许此操作 Your roles do not allow this
         *     - outside-scope: 不属于您的县或乡镇 It belongs to another county or town than yours
         *     - related-staff: 您与该家庭有亲属关系，不得经办 You are related to this household, so it is closed to you
         */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - not-found: 没有找到 There is nothing here */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /**
         * @description - names-not-kept: 导入下一份花名册后才能按姓名查询；现在请输入家庭编号或身份证号 Names can be looked up once the next roster is imported; give a household number or an identity number
         *     - step-refused: 目前不能执行此步骤 This step cannot be taken now
         *     - already-there: 已存在 There is one already
         *     - staff-change-refused: 不能这样修改工作人员记录 A staff record is not changed so
         *     - decision-refused: 目前不能作此决定 This cannot be decided now
         *     - in-progress: 同一请求正在处理 The same request is being worked on
         */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - changed-meanwhile: 他人已修改，请重新查看后再操作 Somebody has changed it meanwhile; look again */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - body-too-large: 内容过大 The body is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - media-type-unsupported: 不支持此内容类型 This type of content is not taken */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /**
         * @description - list-too-long: 清单太长，无法一次下载，请缩小日期范围后分次下载 The list is too long for one file; narrow it and take several
         *     - key-used-for-another-request: 该幂等键已用于另一请求 The idempotency key was used for another request
         *     - attachment-unusable: 附件不能使用 The attachment cannot be used
         */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - version-missing: 请用 If-Match 说明所依据的版本 Say by If-Match which version this is based on */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - too-many-requests: 请求过于频繁，请稍后重试 Too many requests at once; try again shortly */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - internal-error: 系统出错，请稍后重试 Something went wrong here; try again shortly */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - identity-provider-unreachable: 暂时无法连接身份提供方 The identity provider cannot be reached; try again shortly */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
        /** @description - answer-late: 未能及时答复；请先查看是否已经生效，再决定是否重试 No answer came in time; look whether it was done before you try again */
        Problem504: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
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
    listAudit: {
        parameters: {
            query?: {
                cursor?: string;
                from?: components["schemas"]["CalendarDate"];
                limit?: number;
                to?: components["schemas"]["CalendarDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuditAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listAuthorisations: {
        parameters: {
            query: {
                county?: string;
                through: components["schemas"]["CalendarDate"];
                town: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuthorisationsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    takeStepOfMany: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStepOfManyRequest"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeStepOfManyAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                assignee?: components["schemas"]["StaffId"] | "me";
                awaitsSecond?: string;
                certainty?: components["schemas"]["Certainty"];
                county?: string;
                cursor?: string;
                dueBy?: components["schemas"]["CalendarDate"];
                kind?: components["schemas"]["CaseKind"];
                leastAmountFen?: number;
                limit?: number;
                rule?: components["schemas"]["StoredWord"];
                states?: string;
                town?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCasesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChecksAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    askForCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForCheckRequest"];
            };
        };
        responses: {
            /** @description 已办 Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskForCheckAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadCheckAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    askForCheckAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path: {
                household: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskForCheckAgainRequest"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskForCheckAgainAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readCheckReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household: components["schemas"]["HouseholdId"];
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listClearances: {
        parameters: {
            query: {
                through: components["schemas"]["CalendarDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClearancesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                key?: string;
                kind?: "provider" | "roster" | "applicants" | "refused" | "unknown";
                limit?: number;
                state?: "current" | "superseded" | "duplicate" | "held" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    decideDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideDeliveryRequest"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecideDeliveryAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    previewRelease: {
        parameters: {
            query: {
                key: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewReleaseAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readHousehold: {
        parameters: {
            query: {
                purpose: string | ("household-asks" | "roster-check" | "payment-check" | "delivery-check" | "tip-check" | "sample-check" | "superior-asks" | "audit-check");
            };
            header?: never;
            path: {
                household: components["schemas"]["HouseholdId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadHouseholdAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household: components["schemas"]["HouseholdId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadCaseAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    attachFile: {
        parameters: {
            query: {
                fileName: string;
                kind: components["schemas"]["AttachmentKind"];
            };
            header: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description the version this rests on, such as `"3"` */
                "If-Match": string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path: {
                household: components["schemas"]["HouseholdId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachFileAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                household: components["schemas"]["HouseholdId"];
                number: number;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    takeStep: {
        parameters: {
            query?: never;
            header: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description the version this rests on, such as `"3"` */
                "If-Match": string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path: {
                household: components["schemas"]["HouseholdId"];
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseStep"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakeStepAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    revealIdentityNumber: {
        parameters: {
            query: {
                purpose: string | ("household-asks" | "roster-check" | "payment-check" | "delivery-check" | "tip-check" | "sample-check" | "superior-asks" | "audit-check");
            };
            header?: {
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path: {
                household: components["schemas"]["HouseholdId"];
                ordinal: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealIdentityNumberAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    lookUpHouseholds: {
        parameters: {
            query?: never;
            header?: {
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUpHouseholdsRequest"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookUpHouseholdsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readOwnRecord: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadOwnRecordAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readPaymentList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: components["schemas"]["CalendarMonth"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadPaymentListAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readPaymentFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: components["schemas"]["CalendarMonth"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listQuarantine: {
        parameters: {
            query: {
                cursor?: string;
                key: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuarantineAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRunsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadRunAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStaffAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    addStaffRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStaffEntry"];
            };
        };
        responses: {
            /** @description 已办 Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddStaffRecordAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readStaffRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRecord"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    changeStaffRecord: {
        parameters: {
            query?: never;
            header: {
                /** @description the same request again gets the same answer, for a day */
                "Idempotency-Key"?: string;
                /** @description the version this rests on, such as `"3"` */
                "If-Match": string;
                /** @description of sessions: the `csrfToken` of /api/me */
                "X-CSRF-Token"?: string;
            };
            path: {
                staff: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffEntry"];
            };
        };
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeStaffRecordAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    listStaffVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: components["schemas"]["StaffId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStaffVersionsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
    readStandardChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已办 Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadStandardChangesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
            504: components["responses"]["Problem504"];
            default: components["responses"]["Problem"];
        };
    };
}
