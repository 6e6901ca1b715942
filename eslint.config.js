import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What a machine must not see: whatever a browser or Node adds to the language, as its answer may differ each time. */
const ambientGlobals = Object.keys({ ...globals.browser, ...globals.node })
  .filter((name) => !(name in globals.es2025) && !['TextDecoder', 'TextEncoder'].includes(name))
  .map((name) => ({ name, message: 'machines/ is pure: time, input and output come in as arguments.' }));

/** Reads of the ambient clock, zone, locale or chance through the language itself. */
const ambientSyntax = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'machines/ is pure: the time is a stamp on an event.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^[gs]et(Milliseconds|Seconds|Minutes|Hours|Date|Day|Month|FullYear|TimezoneOffset)$/]',
    message: 'machines/ is pure: local time is converted with Temporal and a named zone.',
  },
  {
    selector:
      ':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.length=0], CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
    message: 'machines/ is pure: name the language.',
  },
  {
    selector: 'ImportExpression',
    message: 'machines/ imports at the top of a file, where the rules see it.',
  },
];

const ambientProperties = [
  { object: 'Date', property: 'now', message: 'machines/ is pure: the time is a stamp on an event.' },
  { object: 'Temporal', property: 'Now', message: 'machines/ is pure: the time is a stamp on an event.' },
  { object: 'Math', property: 'random', message: 'machines/ is pure: no randomness.' },
];

const barrels = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrel files: import a thing from the file that makes it.',
  },
];

/**
 * A `no-restricted-imports` pattern: no relative import that passes through one of the folders.
 *
 * @param {string[]} folders
 * @param {string} message
 */
function noFolder(folders, message) {
  return { regex: `^\\.{1,2}/(.*/)?(${folders.join('|')})/`, message };
}

const runningActors = ['createActor', 'interpret', 'fromPromise', 'fromCallback', 'fromObservable'];

/** Folders of client/ whose pages run on the old browsers of halls and have to stay small. */
const displays = ['speaker', 'room', 'agenda', 'moderator', 'greenroom', 'overlay', 'lib'];

export default defineConfig(
  { ignores: ['dist/', 'dist.next/', 'data/', 'coverage/'] },
  {
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      eqeqeq: 'error',
      // TypeScript knows which names exist, also in JavaScript files and components.
      'no-undef': 'off',
      'no-restricted-syntax': ['error', ...barrels],
      // Either may be right: an interface has no index signature, which XState's parameters need.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  {
    files: ['**/*.js'],
    // In JavaScript a type is stated in a comment, which TypeScript checks and this rule does not see.
    rules: { '@typescript-eslint/no-unsafe-return': 'off' },
  },

  // Direction of imports: machines <- server, machines <- client, and nothing imports tests.
  {
    files: ['machines/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'xstate',
              importNames: runningActors,
              message: 'A show is folded with transition(), no actor runs.',
            },
          ],
          patterns: [
            noFolder(['server', 'client', 'tests'], 'machines/ imports nothing of the others.'),
            {
              regex: '^(?!\\.{1,2}/|(xstate|zod|temporal-polyfill)$)',
              message: 'machines/ imports xstate, zod and temporal-polyfill only.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { globals: ambientGlobals, checkGlobalObject: true }],
      'no-restricted-properties': ['error', ...ambientProperties],
      'no-restricted-syntax': ['error', ...barrels, ...ambientSyntax],
    },
  },
  {
    files: ['server/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [noFolder(['client', 'tests'], 'server/ imports nothing of client/ or tests/.')] },
      ],
    },
  },
  {
    files: ['client/**'],
    ignores: ['client/vite.config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [noFolder(['server', 'tests'], 'client/ imports nothing of server/ or tests/.')] },
      ],
    },
  },
  {
    files: displays.map((folder) => `client/${folder}/**`),
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'machines/(show|log)/|schema|^(zod|xstate|temporal-polyfill)(/|$)',
              allowTypeImports: true,
              message: 'A display page is small: it may import only the types of these.',
            },
          ],
        },
      ],
    },
  },
);
