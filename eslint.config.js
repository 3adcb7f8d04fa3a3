import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

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
);
