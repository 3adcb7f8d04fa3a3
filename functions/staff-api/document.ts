import { listedCase, listedAuthorisations, listedClearance } from '../../shared/contracts/case-lists.ts';
import { issuedDocument } from '../../shared/contracts/documents.ts';
import { evidence, finding } from '../../shared/contracts/findings.ts';
import { caseEvent, householdCase } from '../../shared/contracts/household-case.ts';
import { bilingual } from '../../shared/contracts/primitives.ts';
import { auditEntry } from '../../shared/contracts/staff-record.ts';
import { say } from '../../shared/domain/kernel/say.ts';
import { describeRoutes, type Operation } from '../../shared/web/describe-routes.ts';
import { routes } from './routes/index.ts';

const tags = {
  session: say('登录', 'who is signed in'),
  cases: say('个案', 'cases, their steps and papers'),
  households: say('一户一档', "households' files"),
  deliveries: say('交付', 'deliveries and rosters'),
  runs: say('批次', 'nights and what they found'),
  payments: say('发放变更', "a month's changes of payment"),
  staff: say('人员', 'staff records'),
  audit: say('审计', 'what was done and tried'),
};

const named = (tag: keyof typeof tags, id: string): Operation => ({ tag, id });

/** By method and pattern: a route without one is not served. */
const operations: Readonly<Record<string, Operation>> = {
  'GET /api/me': named('session', 'readOwnRecord'),
  'GET /api/cases': named('cases', 'listCases'),
  'GET /api/households/{household}/cases/{number}': named('cases', 'readCase'),
  'POST /api/households/{household}/cases/{number}/steps': named('cases', 'takeStep'),
  'POST /api/batches': named('cases', 'takeStepOfMany'),
  'POST /api/households/{household}/cases/{number}/attachments': named('cases', 'attachFile'),
  'GET /api/households/{household}/cases/{number}/attachments/{sha256}': named('cases', 'readAttachment'),
  'GET /api/clearances': named('cases', 'listClearances'),
  'GET /api/households/{household}': named('households', 'readHousehold'),
  'POST /api/households/{household}/members/{ordinal}/identity-number': named(
    'households',
    'revealIdentityNumber',
  ),
  'GET /api/authorisations': named('households', 'listAuthorisations'),
  'GET /api/deliveries': named('deliveries', 'listDeliveries'),
  'POST /api/deliveries/decisions': named('deliveries', 'decideDelivery'),
  'GET /api/quarantine': named('deliveries', 'listQuarantine'),
  'GET /api/runs': named('runs', 'listRuns'),
  'GET /api/runs/{run}': named('runs', 'readRun'),
  'GET /api/payment-lists/{month}': named('payments', 'readPaymentList'),
  'GET /api/payment-lists/{month}/csv': named('payments', 'readPaymentFile'),
  'GET /api/staff': named('staff', 'listStaff'),
  'POST /api/staff': named('staff', 'addStaffRecord'),
  'GET /api/staff/{staff}': named('staff', 'readStaffRecord'),
  'PUT /api/staff/{staff}': named('staff', 'changeStaffRecord'),
  'GET /api/staff/{staff}/versions': named('staff', 'listStaffVersions'),
  'GET /api/audit': named('audit', 'listAudit'),
};

const schemas = {
  Bilingual: bilingual,
  HouseholdCase: householdCase,
  CaseEvent: caseEvent,
  Finding: finding,
  Evidence: evidence,
  IssuedDocument: issuedDocument,
  ListedCase: listedCase,
  ListedClearance: listedClearance,
  ListedAuthorisations: listedAuthorisations,
  AuditEntry: auditEntry,
};

/** The OpenAPI document of this function, as it is served and published in `docs/openapi.json`. */
export const apiDocument = describeRoutes({ routes, version: '1', operations, tags, schemas });
