/** What may import what. */
import { readdirSync } from 'node:fs';

const sdk = 'node_modules/@(aws-sdk|smithy)/';
const source = '^(shared|functions|infra|cli|test)/';

/** Rooms that lean on no other of their house. */
function apart(...rooms) {
  return Object.fromEntries(rooms.map((room) => [room, []]));
}

function foldersOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? [each.name] : [],
  );
}

/**
 * What each room may lean on besides itself, by the folder that the rooms lie in; a room that is not named may lean on nothing.
 * Every table runs from the ground up, so that no arrow leads back up, and siblings without business with each other have none.
 */
const houses = {
  'shared/': {
    contracts: [],
    domain: ['contracts'],
    matching: ['domain', 'contracts'],
    runtime: ['contracts'],
    store: ['runtime', 'matching', 'domain', 'contracts'],
    app: ['store', 'runtime', 'matching', 'domain', 'contracts'],
    // What a request may do is bound here to who asks, use cases included.
    web: ['app', 'store', 'runtime', 'domain', 'contracts'],
  },
  'shared/domain/': {
    kernel: [],
    migrations: [],
    staff: ['kernel'],
    runs: ['kernel'],
    catalogue: ['kernel'],
    deliveries: ['catalogue', 'kernel'],
    roster: ['catalogue', 'kernel'],
    policy: ['catalogue', 'kernel'],
    payments: ['policy', 'catalogue', 'kernel'],
    assessment: ['payments', 'policy', 'roster', 'catalogue', 'kernel'],
    cases: ['assessment', 'payments', 'policy', 'roster', 'catalogue', 'staff', 'kernel'],
    checks: ['assessment', 'payments', 'policy', 'roster', 'catalogue', 'staff', 'kernel'],
    retention: ['cases', 'policy', 'roster', 'staff', 'kernel'],
  },
  'shared/domain/catalogue/': { sources: [], rules: [] },
  'shared/matching/': { containers: [] },
  'shared/store/': { aws: [] },
  'shared/app/': {
    assessments: [],
    cases: [],
    checks: ['assessments', 'deliveries'],
    evidence: [],
    operations: [],
    retention: [],
    deliveries: ['assessments'],
    nights: ['deliveries', 'evidence', 'assessments'],
    payments: ['assessments'],
    policy: ['assessments', 'payments'],
    staff: [],
  },
  'shared/app/deliveries/': { pass: [] },
  'infra/': {
    watch: [],
    work: ['watch'],
    data: ['work'],
    web: ['work', 'data'],
    functions: ['web', 'data', 'work', 'watch'],
    embedded: [],
  },
  'infra/embedded/': { database: [], identity: [], resources: [] },
  'functions/console/': {
    texts: [],
    exports: [],
    charts: [],
    documents: [],
    assets: [],
    views: ['assets', 'exports', 'texts'],
    steps: ['views', 'texts'],
    pages: ['steps', 'charts', 'views', 'texts'],
    routes: ['pages', 'documents', 'assets', 'exports', 'steps', 'views', 'texts'],
  },
  'functions/console/pages/': {
    case: [],
    checks: [],
    delivery: [],
    help: [],
    policy: ['standards'],
    runs: [],
    staff: [],
    standards: [],
    statistics: [],
    // An administrator's first page lists who is away.
    today: ['staff'],
    worklist: [],
  },
  'functions/staff-api/': { routes: [] },
  'cli/': { 'sample-county': [] },
  'test/': {
    builders: [],
    fixtures: [],
    harness: ['builders'],
    unit: ['builders', 'harness'],
    infra: ['builders', 'harness'],
    integration: ['builders', 'harness'],
    browser: ['builders', 'harness'],
    e2e: ['builders', 'harness'],
  },
  'test/harness/': {
    ...apart('advisories', 'corpus', 'faults', 'invariants', 'known-county', 'mutation', 'trials'),
    bench: ['corpus'],
    damage: ['corpus'],
    histories: ['faults'],
  },
  'test/harness/bench/': { ways: [] },
  'test/harness/known-county/': { situations: [] },
  'test/integration/': {
    ...apart('embedded', 'faults', 'privacy', 'staff'),
    permissions: ['staff'],
    night: ['embedded'],
    cases: ['night'],
    operations: ['night', 'permissions', 'privacy', 'staff'],
  },
  'test/integration/staff/': { generated: [], suites: ['generated'] },
  'test/browser/': { support: [], console: ['support'] },
  'test/unit/': {
    ...apart(
      'app',
      'cli',
      'contracts',
      'damage',
      'docs',
      'domain',
      'embedded',
      'harness',
      'matching',
      'store',
      'web',
    ),
    functions: ['matching'],
  },
};
// Unit tests lie as what they test does, and lean on none of their neighbours.
for (const house of ['test/unit/app/', 'test/unit/domain/', 'test/unit/functions/'])
  houses[house] = apart(...foldersOf(house));

/** The ground of a house that has its rooms beside it: markup, which charts and documents are made of as well. */
const ground = { 'functions/console/': 'views/html\\.ts$' };

/** Files beside the rooms of a house that put them together: no room knows them. */
const leads = {
  'shared/domain/catalogue/': 'catalogue|reasons|asset-identity',
  'shared/matching/': 'stored-object|engine',
  'functions/console/': 'index|handler|serve',
  'functions/staff-api/': 'index|handler|document',
  'shared/store/': '[^/]+',
  'infra/': 'app|create-app|hedui-stack',
  'infra/embedded/': 'index|run-stack|provision|facade',
};

function looksDown(house, room, below) {
  const rooms = Object.keys(houses[house]).join('|');
  const allowed = [room, ...below].map((each) => `${each}/`);
  if (ground[house] !== undefined) allowed.push(ground[house]);
  return {
    name: `${house}${room}-looks-down`,
    comment: `${room} leans on ${below.join(', ') || 'no other room'}: an arrow back up makes two rooms one.`,
    severity: 'error',
    from: { path: `^${house}${room}/` },
    to: { path: `^${house}(${rooms})/`, pathNot: `^${house}(${allowed.join('|')})` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle cannot be read from top to bottom.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'What cannot be found cannot be judged either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-store/aws-imports-an-sdk',
      comment:
        'Repositories, functions and commands speak to its tables, buckets and queues. The embedded target and the tests may use ' +
        'clients as well, where they are the outside world: the provider who puts a file, the schedule, the person who looks into a table.',
      severity: 'error',
      from: { path: '^(shared|functions|cli)/|^infra/(?!embedded/)', pathNot: '^shared/store/aws/' },
      to: { path: sdk },
    },
    {
      name: 'contracts-are-self-contained',
      comment:
        'Messages, files and outputs are described by schemas alone; everything else may lean on them.',
      severity: 'error',
      from: { path: '^shared/contracts/' },
      to: { path: source, pathNot: '^shared/contracts/' },
    },
    {
      name: 'domain-leans-on-contracts-only',
      comment: 'The rules are the same wherever they run: no store, no functions, no wiring.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: source, pathNot: '^shared/(domain|contracts)/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'No files, network, processes or clocks: of Node only hashing, which depends on nothing but its input.',
      severity: 'error',
      from: { path: '^shared/(domain|contracts)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    ...Object.entries(houses).flatMap(([house, rooms]) =>
      Object.entries(rooms).map(([room, below]) => looksDown(house, room, below)),
    ),
    ...Object.entries(houses).map(([house, rooms]) => ({
      name: `${house}every-room-has-a-rule`,
      comment: 'A new room says in the table above what it may lean on.',
      severity: 'error',
      from: {},
      to: {
        path: `^${house}[^/]+/`,
        pathNot: `^${house}(${Object.keys(rooms).join('|')})/|^shared/matching/assembly/`,
      },
    })),
    ...Object.entries(leads).map(([house, files]) => ({
      name: `${house}rooms-do-not-know-who-leads-them`,
      comment: 'What puts rooms together lies above them.',
      severity: 'error',
      from: { path: `^${house}[^/]+/` },
      to: { path: `^${house}(${files})\\.ts$` },
    })),
    {
      name: 'the-sample-county-stands-alone',
      comment:
        'It is a county like any other: beside the columns and samples of sources, what it knows of Hedui would prove nothing.',
      severity: 'error',
      from: { path: '^cli/sample-county/' },
      to: {
        path: source,
        pathNot:
          '^cli/sample-county/|^shared/contracts/|^shared/domain/catalogue/(catalogue|sample|sources/.*-sample)[.]ts',
      },
    },
    {
      name: 'the-embedded-target-knows-no-command',
      comment: 'Commands start it; it runs any template.',
      severity: 'error',
      from: { path: '^infra/embedded/' },
      to: { path: '^(cli|test|functions)/' },
    },
    {
      name: 'commands-share-words-and-readers-with-functions',
      comment:
        'Of functions a command knows the words that staff read, and how a roster is read; the rest it asks for by queues and routes.',
      severity: 'error',
      from: { path: '^cli/' },
      to: { path: '^functions/', pathNot: '^functions/(console/texts/|import-roster/read-roster)' },
    },
    {
      name: 'product-code-imports-no-test',
      comment: 'What both need is product code.',
      severity: 'error',
      from: { path: '^(shared|functions|infra|cli)/' },
      to: { path: '^test/' },
    },
    {
      name: 'functions-stand-alone',
      comment: 'Functions meet in queues and tables; what two of them need lies in shared/.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'shared-serves-the-functions',
      comment: 'It does not know who uses it.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|infra|cli|test)/' },
    },
    {
      name: 'routes-read-what-is-granted',
      comment:
        'Households, cases, lists and the audit log are read by what the table of capabilities grants.',
      severity: 'error',
      from: { path: '^functions/(console|staff-api)/(routes|pages|steps|documents)/' },
      to: {
        path: '^shared/store/(households|case-lists|audit-log)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'functions-do-not-know-where-they-run',
      comment: 'They read names from their environment; the CDK app and the embedded target set them.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|cli|test)/' },
    },
    {
      name: 'cdk-app-deploys-only',
      comment:
        'The stack points to functions by their folder, and shares nothing with them but the contracts.',
      severity: 'error',
      from: { path: '^infra/(?!embedded/)' },
      to: { path: '^(shared|functions|cli|test)/|^infra/embedded/', pathNot: '^shared/contracts/' },
    },
    {
      name: 'no-dev-dependencies-at-run-time',
      comment: 'What the functions import is a dependency of the project, not a tool for working on it.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
