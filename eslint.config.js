import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What a command prints is in Chinese and English: a text of three English words or more has Chinese in it, or is the `en`
 * of a text in both. Errors that nobody can cause by how a command is called are `new Error`, for developers.
 */
const bothLanguages = {
  create: (context) => {
    const check = (node, text) => {
      const parent = node.parent;
      const isEnglish = parent.type === 'Property' && ['en', 'problem'].includes(parent.key.name);
      const isForDevelopers = parent.type === 'NewExpression' && /^(Range)?Error$/.test(parent.callee.name);
      if (
        /^(?!npx ).*[a-z]+ [a-z]+ [a-z]+/s.test(text) &&
        !/\p{Script=Han}/u.test(text) &&
        !isEnglish &&
        !isForDevelopers
      )
        context.report({ node, message: 'Say it in Chinese and English.' });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map(({ value }) => value.cooked).join('…')),
    };
  },
};

export default defineConfig(
  globalIgnores(['cdk.out/', 'out/', 'coverage/', '.cache/', 'shared/matching/assembly/', '**/generated/']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // Functions log by the adapter that leaves personal data out.
      'no-console': 'error',
      'no-control-regex': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A promise that nobody waits for is work that Lambda freezes half-done.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A new kind of outcome has to be handled wherever outcomes are told apart.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Spreading a string gives whole characters, which is what names outside the basic plane need.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `return log.info(…)` leaves a function early, in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Taking a property out of an object names it: `const { secret, ...rest } = settings`.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Elements of a packed array are there; the compiler cannot know.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowAny: false, allowBoolean: false, allowNullish: false, allowRegExp: false },
      ],
    },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
  // The CDK app, the command line and the tests speak to a person at a terminal.
  { files: ['cli/**', 'infra/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    // One seed for all properties, so that a red run can be repeated.
    files: ['test/**'],
    ignores: ['test/builders/fast-check.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Import test/builders/fast-check.ts.' },
      ],
    },
  },
  {
    // What functions load: `z` takes along all of zod, its messages in forty languages among it, into every bundle.
    files: ['functions/**', 'shared/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "ImportDeclaration[source.value='zod'][importKind='value'] > ImportSpecifier[importKind='value']",
          message: "Write `import * as z from 'zod'`, of which a bundle takes what is used.",
        },
      ],
    },
  },
  {
    files: ['cli/*.ts'],
    // It writes a script, not lines to read at a terminal.
    ignores: ['cli/completion.ts'],
    plugins: { hedui: { rules: { 'both-languages': bothLanguages } } },
    rules: { 'hedui/both-languages': 'error' },
  },
);
