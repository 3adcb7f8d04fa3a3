/**
 * Who does what with which items of the tables. Permissions on operations name the beginning of the partition, so that no
 * function for files can touch a session, and none for people a run. Only assessments read a table from end to end, and that
 * of households alone, which nothing keeps apart anyway. None uses transactions: every change is a conditional change of
 * one item.
 */
import type { FunctionName } from './settings.ts';

/** How the partitions of each kind of item begin, as `shared/store/keys.ts` makes them. */
const partitions = {
  subjects: 'SUBJECTS',
  deliveries: 'SUBJECT#*',
  pointers: 'POINTERS',
  registry: 'REGISTRY',
  runs: 'RUNS',
  digests: 'DIGESTS',
  failures: 'FAILURE#*',
  reconciliation: 'RECONCILIATION',
  policies: 'POLICIES',
  staff: 'STAFF',
  staffVersions: 'STAFF#*',
  filters: 'FILTERS#*',
  sessions: 'SESSION#*',
  signIns: 'SIGN-IN#*',
  requests: 'REQUEST#*',
  audit: 'AUDIT#*',
} as const;

const actions = {
  get: 'dynamodb:GetItem',
  query: 'dynamodb:Query',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
} as const;

type Uses = Partial<Record<keyof typeof partitions, readonly (keyof typeof actions)[]>>;

/** Who finds a run with every chunk finished closes it. */
const closingRuns = {
  runs: ['get', 'update', 'delete'],
  digests: ['query', 'put'],
  subjects: ['query'],
} as const satisfies Uses;

/** Whoever shows deliveries, and carries out what is decided about a held one. */
const decidingHeld = {
  subjects: ['query'],
  deliveries: ['query', 'put'],
  pointers: ['get', 'query'],
  registry: ['get'],
} as const satisfies Uses;

const uses: Readonly<Record<FunctionName, Uses>> = {
  'match-delivery': {
    subjects: ['put'],
    deliveries: ['get', 'query', 'put'],
    pointers: ['get', 'put'],
    registry: ['get'],
    failures: ['put'],
  },
  'import-roster': {
    subjects: ['put'],
    deliveries: ['get', 'query', 'put'],
    pointers: ['query'],
    registry: ['get', 'put'],
    runs: ['get'],
    failures: ['put'],
  },
  'publish-hits': {
    ...closingRuns,
    deliveries: ['get', 'update'],
    pointers: ['get', 'query', 'update'],
    registry: ['get'],
    failures: ['put'],
  },
  'assess-households': { ...closingRuns, pointers: ['query'], registry: ['get'], failures: ['put'] },
  'start-nightly-run': {
    ...closingRuns,
    runs: ['get', 'put', 'update', 'delete'],
    deliveries: ['query', 'put'],
    pointers: ['get', 'query'],
    registry: ['get'],
    policies: ['query', 'put'],
  },
  'send-digest': {
    subjects: ['query'],
    deliveries: ['query'],
    pointers: ['query'],
    registry: ['get'],
    runs: ['query'],
  },
  'reconcile-inbox': { deliveries: ['query'], reconciliation: ['get', 'put'] },
  'sweep-store': {
    subjects: ['query', 'put'],
    deliveries: ['get', 'query', 'put'],
    pointers: ['get'],
    registry: ['get'],
    runs: ['get'],
  },
  'staff-api': {
    ...decidingHeld,
    runs: ['query'],
    staff: ['get', 'query', 'put'],
    staffVersions: ['query', 'put'],
    sessions: ['get', 'put', 'update', 'delete'],
    signIns: ['put', 'delete'],
    requests: ['get', 'put', 'delete'],
    audit: ['query', 'put'],
  },
  console: {
    ...decidingHeld,
    runs: ['get', 'query'],
    staff: ['get', 'query'],
    filters: ['get', 'put'],
    sessions: ['get', 'update'],
    audit: ['query', 'put'],
  },
};

/** What a function is permitted: actions on the partitions that begin so. */
export function itemPermissions(name: FunctionName): { actions: string[]; begins: string[] }[] {
  const byActions = new Map<string, string[]>();
  for (const [kind, used] of Object.entries(uses[name])) {
    const key = used.map((use) => actions[use]).join(' ');
    byActions.set(key, [...(byActions.get(key) ?? []), partitions[kind as keyof typeof partitions]]);
  }
  return [...byActions].map(([key, begins]) => ({ actions: key.split(' '), begins }));
}

const onHouseholds: Readonly<Partial<Record<FunctionName, readonly string[]>>> = {
  'import-roster': ['BatchWriteItem', 'UpdateItem'],
  'publish-hits': ['BatchWriteItem'],
  'assess-households': ['Query', 'Scan', 'PutItem', 'BatchWriteItem'],
  'sweep-store': ['BatchGetItem'],
  'staff-api': ['Query', 'BatchGetItem', 'PutItem', 'BatchWriteItem'],
  console: ['Query', 'BatchGetItem', 'PutItem', 'BatchWriteItem'],
};

/** What a function is permitted on household files. */
export function householdActions(name: FunctionName): string[] {
  const permitted = onHouseholds[name];
  if (permitted === undefined) throw new Error(`${name} has no business with household files`);
  return permitted.map((action) => `dynamodb:${action}`);
}
