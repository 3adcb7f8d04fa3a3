import * as caseLists from '../../shared/contracts/case-lists.ts';
import * as caseRecord from '../../shared/contracts/case-record.ts';
import * as caseSteps from '../../shared/contracts/case-steps.ts';
import * as deliveries from '../../shared/contracts/deliveries.ts';
import * as documents from '../../shared/contracts/documents.ts';
import * as findings from '../../shared/contracts/findings.ts';
import * as householdCase from '../../shared/contracts/household-case.ts';
import * as householdFile from '../../shared/contracts/household-file.ts';
import * as checkReport from '../../shared/contracts/check-report.ts';
import * as checks from '../../shared/contracts/checks.ts';
import * as primitives from '../../shared/contracts/primitives.ts';
import * as problems from '../../shared/contracts/problems.ts';
import * as staff from '../../shared/contracts/staff.ts';
import * as staffRecord from '../../shared/contracts/staff-record.ts';
import * as stored from '../../shared/contracts/stored.ts';
import { say } from '../../shared/domain/kernel/say.ts';
import { describeRoutes, type Operation } from '../../shared/web/describe-routes.ts';
import { routes } from './routes/index.ts';

const tags = {
  session: say('登录', 'who is signed in'),
  cases: say('个案', 'cases, their steps and papers'),
  households: say('一户一档', "households' files"),
  checks: say('核对', 'checks of applicants, and their reports'),
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
  'POST /api/households/look-up': named('households', 'lookUpHouseholds'),
  'GET /api/households/{household}': named('households', 'readHousehold'),
  'POST /api/households/{household}/members/{ordinal}/identity-number': named(
    'households',
    'revealIdentityNumber',
  ),
  'GET /api/authorisations': named('households', 'listAuthorisations'),
  'GET /api/checks': named('checks', 'listChecks'),
  'POST /api/checks': named('checks', 'askForCheck'),
  'GET /api/checks/{household}': named('checks', 'readCheck'),
  'POST /api/checks/{household}/again': named('checks', 'askForCheckAgain'),
  'GET /api/checks/{household}/reports/{sequence}': named('checks', 'readCheckReport'),
  'GET /api/deliveries': named('deliveries', 'listDeliveries'),
  'GET /api/deliveries/preview': named('deliveries', 'previewRelease'),
  'POST /api/deliveries/decisions': named('deliveries', 'decideDelivery'),
  'GET /api/quarantine': named('deliveries', 'listQuarantine'),
  'GET /api/runs': named('runs', 'listRuns'),
  'GET /api/runs/{run}': named('runs', 'readRun'),
  'GET /api/payment-lists/{month}': named('payments', 'readPaymentList'),
  'GET /api/payment-lists/{month}/csv': named('payments', 'readPaymentFile'),
  'GET /api/standard-changes/{version}': named('payments', 'readStandardChanges'),
  'GET /api/staff': named('staff', 'listStaff'),
  'POST /api/staff': named('staff', 'addStaffRecord'),
  'GET /api/staff/{staff}': named('staff', 'readStaffRecord'),
  'PUT /api/staff/{staff}': named('staff', 'changeStaffRecord'),
  'GET /api/staff/{staff}/versions': named('staff', 'listStaffVersions'),
  'GET /api/audit': named('audit', 'listAudit'),
};

/** Their schemas have names of their own; of one that two of them export, the first name stays. */
const schemas = [
  stored,
  primitives,
  staff,
  staffRecord,
  findings,
  caseSteps,
  caseRecord,
  householdCase,
  householdFile,
  documents,
  caseLists,
  checks,
  checkReport,
  deliveries,
  problems,
];

/** The OpenAPI document of this function, as it is served and published in `docs/openapi.json`. */
export const apiDocument = describeRoutes({ routes, version: '1', operations, tags, schemas });
