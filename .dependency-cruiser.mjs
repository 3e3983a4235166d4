/*
 * Who may import whom: ARCHITECTURE.md in the form of a check. Each rule is a sentence; `npm run lint:imports` runs them, and
 * `scripts/import-rules.test.mjs` proves that each of them catches what it forbids.
 */

const TEST = '\\.(test|stories)\\.ts$'
const SDK = '^packages/sdk/src/'
const WIDGET = '^packages/widget/src/'
const SERVER = '^packages/server/src/'
/** What every feature of the server may use: the database, the HTTP vocabulary, and the ports. */
const SHARED = `${SERVER}(database/|http/|start-error\\.ts$|storage/blob-store\\.ts$|models/(catalogue|image-model)\\.ts$)`
/** Where a feature may be entered by another: its public file, and its rules, which do nothing but decide. */
const PUBLIC = `${SERVER}[^/]+/(index|rules)\\.ts$`
const ADAPTER = `${SERVER}(models/(?!(catalogue|image-model|image-provider|configured-models|routes|index)\\.ts)|storage/(?!(blob-store|index)\\.ts))`

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    // An entry of types alone has nothing to load; whether it exists the compiler says.
    forbid('resolvable', 'What is imported exists.', {}, { couldNotResolve: true, pathNot: '^@picgen/widget/react$' }),

    forbid(
      'contract',
      'The wire contract imports zod only.',
      { path: `${SDK}contract/`, pathNot: TEST },
      { pathNot: [`${SDK}contract/`, 'node_modules/zod/'] },
    ),
    forbid(
      'client',
      'The client imports the contract, and no library: what it needs of HTTP is its own.',
      { path: `${SDK}client/`, pathNot: TEST },
      { pathNot: `${SDK}(client|contract)/` },
    ),
    forbid(
      'no-zod-in-pages',
      'What a page loads has no zod, however far away: it reads answers by the shapes of the contract.',
      { path: `${SDK}((client|session)/|index\\.ts$)`, pathNot: TEST },
      { path: 'node_modules/zod/', reachable: true },
    ),
    forbid(
      'session',
      'The session imports the client, and the types of the contract.',
      { path: `${SDK}session/`, pathNot: TEST },
      { pathNot: [`${SDK}(session|client)/`, `${SDK}contract/types\\.ts$`] },
    ),
    forbid(
      'for-others',
      'What is for a site’s backend or for proving one stays out of the client and the session.',
      { path: `${SDK}(contract|client|session)/|${SDK}index\\.ts$`, pathNot: TEST },
      { path: `${SDK}(server|conformance)/` },
    ),
    forbid(
      'sdk-server',
      'What mints tokens for a site imports jose only, and nothing of a client.',
      { path: `${SDK}server/`, pathNot: TEST },
      { pathNot: [`${SDK}server/`, 'node_modules/jose/'] },
    ),
    forbid(
      'conformance',
      'The conformance kit imports the contract, and zod for what the contract has no schema of: it judges without a client.',
      { path: `${SDK}conformance/`, pathNot: [TEST, '/command/'] },
      { pathNot: [`${SDK}(conformance|contract)/`, 'node_modules/zod/'] },
    ),
    forbid(
      'conformance-command',
      'Nobody imports the command, which alone knows Node.',
      { pathNot: [`${SDK}conformance/command/`, TEST] },
      { path: `${SDK}conformance/command/` },
    ),
    forbid(
      'sdk-anywhere',
      'The SDK knows neither a browser nor Node.',
      { path: SDK, pathNot: [TEST, `${SDK}conformance/command/`] },
      { dependencyTypes: ['core'] },
    ),

    forbid(
      'element-parts',
      'Elements import their own parts; only picgen-studio puts them together.',
      { path: `${WIDGET}(?!picgen-studio/)(picgen-[^/]+)/`, pathNot: TEST },
      { path: `${WIDGET}picgen-[^/]+/`, pathNot: `${WIDGET}$1/` },
    ),
    forbid(
      'element-types',
      'Elements know the SDK by its types only: the session alone changes state. What they are made of may have one.',
      { path: `${WIDGET}(?!(picgen-studio|element)/)`, pathNot: TEST },
      { path: ['^packages/sdk/', '@picgen/sdk'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'language',
      'A language is words alone: whatever it imported would be loaded with every language, or with none.',
      { path: `${WIDGET}locales/`, pathNot: [TEST, '/locales/(files|languages)\\.ts$'] },
      { dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'element-libraries',
      'The widget brings lit, the SDK and ThumbHash to a page, and nothing else.',
      { path: WIDGET, pathNot: TEST },
      { pathNot: [WIDGET, '^packages/sdk/', 'node_modules/(lit|lit-html|lit-element|@lit|thumbhash)/'] },
    ),

    forbid(
      'feature-entry',
      'A feature is entered by its public file; everybody may use the database, HTTP and the ports.',
      { path: `${SERVER}([^/]+)/`, pathNot: TEST },
      { path: `${SERVER}[^/]+/`, pathNot: [`${SERVER}$1/`, SHARED, PUBLIC] },
    ),
    forbid(
      'foundations',
      'The database, HTTP and storage know no feature.',
      { path: `${SERVER}(database|http|storage)/`, pathNot: TEST },
      { path: `${SERVER}[^/]+/`, pathNot: [`${SERVER}(database|http|storage)/`] },
    ),
    forbid(
      'adapter',
      'An adapter is imported by composition.ts alone.',
      {
        path: '^packages/server/',
        pathNot: [`${SERVER}composition\\.ts$`, TEST, ADAPTER, '^packages/server/(test|scripts|bench)/'],
      },
      { path: ADAPTER },
    ),
    forbid(
      'rules',
      'A rule imports nothing that does I/O.',
      { path: `${SERVER}.*rules\\.ts$` },
      { pathNot: ['rules\\.ts$', '^packages/sdk/'] },
    ),
    forbid(
      'composition',
      'Nobody but the command and the public entry imports the composition.',
      { path: SERVER, pathNot: [`${SERVER}(main|index)\\.ts$`, `${SERVER}commands/`, TEST] },
      { path: `${SERVER}(composition|main)\\.ts$` },
    ),

    forbid(
      'server',
      'Nobody imports the server.',
      { pathNot: '^packages/server/' },
      { path: ['^packages/server/', '@picgen/server'] },
    ),
    forbid(
      'package-entry',
      'A package is imported by its name.',
      { path: '^(packages|examples)/([^/]+)/' },
      {
        path: '^(packages|examples)/[^/]+/',
        pathNot: ['^$1/$2/', '^packages/[^/]+/dist/', '^packages/widget/src/define\\.ts$'],
      },
    ),
    forbid(
      'examples',
      'Examples import what a user would.',
      { path: '^examples/([^/]+)/' },
      { path: '^(packages/[^/]+/(?!dist/)|scripts/|e2e/)' },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['^packages/[^/]+/dist/studio/', '^packages/widget/storybook-static/', '\\.check\\.tsx$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
}
