/** What may import what. */
const sdk = 'node_modules/@(aws-sdk|smithy)/';
const source = '^(shared|functions|infra|cli|test)/';

/** The rooms of shared/, from the lowest. Within domain/ the table of subjects says more. */
const rooms = {
  contracts: [],
  domain: ['contracts'],
  matching: ['domain', 'contracts'],
  store: ['matching', 'domain', 'contracts', 'runtime'],
  runtime: ['store', 'contracts'],
  app: ['runtime', 'store', 'matching', 'domain', 'contracts'],
  // What a request may do is bound here to who asks, use cases included.
  web: ['app', 'runtime', 'store', 'domain', 'contracts'],
};

/** Subjects of the domain that need little or nothing of the others. */
const subjects = {
  kernel: [],
  migrations: [],
  staff: ['kernel'],
  runs: ['kernel'],
  deliveries: ['catalogue', 'kernel'],
  roster: ['catalogue', 'kernel'],
};

/** Use cases by subject. */
const useCases = {
  cases: [],
  deliveries: [],
  evidence: [],
  operations: [],
  payments: ['policy'],
  nights: ['deliveries', 'evidence'],
  policy: ['nights'],
};

/** Rooms of the CDK app; what lies beside them serves all. */
const constructs = {
  watch: [],
  work: ['watch'],
  data: ['work'],
  web: ['work', 'data'],
  functions: ['web', 'data', 'work', 'watch'],
};

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
    // What each room of shared/ may lean on besides itself; a room that is not named here may lean on nothing.
    ...Object.entries(rooms).map(([room, below]) => ({
      name: `shared/${room}-looks-down`,
      comment: `${room} leans on ${below.join(', ') || 'nothing'}: an arrow back up makes two rooms one.`,
      severity: 'error',
      from: { path: `^shared/${room}/` },
      to: { path: '^shared/', pathNot: `^shared/(${[room, ...below].join('|')})/` },
    })),
    {
      name: 'every-room-of-shared-has-a-rule',
      comment: 'A new room says in the table above what it may lean on.',
      severity: 'error',
      from: { path: '^(shared|functions|infra|cli)/' },
      to: { path: '^shared/', pathNot: `^shared/(${Object.keys(rooms).join('|')})/` },
    },
    ...Object.entries(subjects).map(([subject, below]) => ({
      name: `domain/${subject}-knows-its-business`,
      comment: `${subject} has business with ${below.join(', ') || 'no other subject'}.`,
      severity: 'error',
      from: { path: `^shared/domain/${subject}/` },
      to: { path: '^shared/domain/', pathNot: `^shared/domain/(${[subject, ...below].join('|')})/` },
    })),
    ...Object.entries(useCases).map(([subject, below]) => ({
      name: `app/${subject}-knows-its-business`,
      comment: `The use cases of ${subject} have business with ${below.join(', ') || 'no other subject'}.`,
      severity: 'error',
      from: { path: `^shared/app/${subject}/` },
      to: { path: '^shared/app/', pathNot: `^shared/app/(${[subject, ...below].join('|')})/` },
    })),
    ...Object.entries(constructs).map(([room, below]) => ({
      name: `infra/${room}-looks-down`,
      comment:
        'The stack composes functions, functions are granted parts, parts are made of work and watched.',
      severity: 'error',
      from: { path: `^infra/${room}/` },
      to: { path: '^infra/[^/]+/', pathNot: `^infra/(${[room, ...below].join('|')})/` },
    })),
    {
      name: 'the-sample-county-stands-alone',
      comment:
        'It is a county like any other: beside the columns and samples of sources, what it knows of Hedui would prove nothing.',
      severity: 'error',
      from: { path: '^cli/sample-county/' },
      to: {
        path: source,
        pathNot: '^cli/sample-county/|^shared/contracts/|^shared/domain/catalogue/(catalogue|sample)[.]ts',
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
