/** What may import what. */
const sdk = 'node_modules/@(aws-sdk|smithy)/';
const source = '^(shared|functions|infra|cli|test)/';

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
      name: 'only-the-store-imports-an-sdk',
      comment:
        'Everything else speaks to the store. The commands, the embedded target and the tests may use clients as well, where they are ' +
        'the outside world: the provider who puts a file, the schedule, the person who looks into a table.',
      severity: 'error',
      from: { path: '^(shared|functions)/|^infra/[^/]+$', pathNot: '^shared/store/' },
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
      from: { path: '^infra/[^/]+$' },
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
