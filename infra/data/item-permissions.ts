/**
 * What a function may be permitted on items of the tables; which of it, `infra/functions/` says of each. Permissions on
 * operations name the beginning of the partition, so that no function for files can touch a session, and none for people a
 * run. Only assessments read a table from end to end, and that of households alone, which nothing keeps apart anyway. None
 * uses transactions: every change is a conditional change of one item.
 */
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
  requests: 'REQUEST#*',
  audit: 'AUDIT#*',
  forgotten: 'FORGOTTEN',
  erasures: 'ERASURES',
} as const;

const actions = {
  get: 'dynamodb:GetItem',
  getMany: 'dynamodb:BatchGetItem',
  query: 'dynamodb:Query',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
} as const;

/** What a function does with which kinds of items. */
export type Uses = Partial<Record<keyof typeof partitions, readonly (keyof typeof actions)[]>>;

/** Who finds a run with every chunk finished closes it. */
export const closingRuns = {
  runs: ['get', 'update', 'delete'],
  digests: ['query', 'put'],
  subjects: ['query'],
  audit: ['query'],
  forgotten: ['query'],
} as const satisfies Uses;

/** Whoever shows deliveries, and carries out what is decided about a held one. */
export const decidingHeld = {
  subjects: ['query'],
  deliveries: ['getMany', 'query', 'put'],
  pointers: ['get', 'query'],
  registry: ['get'],
} as const satisfies Uses;

/** What a function is permitted: actions on the partitions that begin so. */
export function itemPermissions(uses: Uses): { actions: string[]; begins: string[] }[] {
  const byActions = new Map<string, string[]>();
  for (const [kind, used] of Object.entries(uses)) {
    const key = used.map((use) => actions[use]).join(' ');
    byActions.set(key, [...(byActions.get(key) ?? []), partitions[kind as keyof typeof partitions]]);
  }
  return [...byActions].map(([key, begins]) => ({ actions: key.split(' '), begins }));
}
