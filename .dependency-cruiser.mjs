// The architecture as rules. `npm run architecture` runs them and proves that it looked at enough modules.

const tests = '^test/'
const features = '^src/main/engine/features/'
/** What the engine can do, for any feature to use. */
const capabilities =
  '^src/main/engine/(storage|keyring|audit|backup|deadline|assessment|edpb-form|document|connector|law|language|mail|router|spreadsheet|store)/'

/** @type {import('dependency-cruiser').IConfiguration} */
export const architecture = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one thing in two files.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports is dead, unless it is an entry.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: '\\.d\\.ts$',
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'What both sides agree on imports zod, @orpc/contract and itself.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: ['^src/shared/', '^resources/law/', '(^|/)node_modules/(zod|@orpc/contract)/'] },
    },
    {
      name: 'engine-knows-no-shell',
      comment: 'The engine runs in every shell because it knows none.',
      severity: 'error',
      from: { path: '^src/main/engine/' },
      to: {
        path: [
          '^src/main/(desktop|loopback|cli|shell)/',
          '^src/(preload|renderer)/',
          '(^|/)node_modules/electron/',
          '^https?$',
          '^http2$',
        ],
        pathNot: '^src/main/engine/',
      },
    },
    {
      name: 'features-meet-at-their-front-door',
      comment: 'A feature uses another one through its index.ts.',
      severity: 'error',
      from: { path: `${features}([^/]+)/` },
      to: { path: `${features}[^/]+/`, pathNot: [`${features}$1/`, `${features}[^/]+/index\\.ts$`] },
    },
    {
      name: 'capabilities-know-no-feature',
      comment: 'Storage, deadlines, documents and connectors serve features and know none of them.',
      severity: 'error',
      from: { path: capabilities },
      to: { path: features },
    },
    {
      name: 'sqlite-stays-in-storage',
      comment: 'SQL that only SQLite understands stays where another database could replace it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/engine/storage/' },
      to: { path: '(^|/)node_modules/better-sqlite3/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sockets-stay-in-connector',
      comment: 'The engine has one guarded way out.',
      severity: 'error',
      from: { path: '^src/main/engine/', pathNot: '^src/main/engine/connector/' },
      to: { path: ['(^|/)node_modules/undici/', '^(net|tls|dgram|dns|dns/promises)$'] },
    },
    {
      name: 'temporal-stays-in-deadline',
      comment: 'Calendar arithmetic happens in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/engine/deadline/' },
      to: { path: '(^|/)node_modules/temporal-polyfill/' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration means the same for ever: it imports Kysely alone.',
      severity: 'error',
      from: { path: '^src/main/engine/storage/migrations/\\d' },
      to: { pathNot: ['(^|/)node_modules/kysely/'] },
    },
    {
      name: 'shells-do-not-know-each-other',
      comment:
        'Desktop, loopback and command line share the engine and src/main/shell; the command line starts the loopback.',
      severity: 'error',
      from: { path: '^src/main/(desktop|loopback|cli|shell)/' },
      to: {
        path: '^src/main/(desktop|loopback|cli)/',
        pathNot: ['^src/main/$1/', '^src/main/loopback/index\\.ts$'],
      },
    },
    {
      name: 'the-window-runs-in-a-browser',
      comment: 'The renderer sees the contract and nothing of Node, Electron or the engine.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: {
        path: [
          '^src/main/',
          '^src/preload/',
          '(^|/)node_modules/electron/',
          '(^|/)node_modules/@orpc/server/',
        ],
      },
    },
    {
      name: 'the-window-uses-no-node',
      comment: 'The renderer runs in a browser.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screens-do-not-import-screens',
      comment: 'What two screens share belongs to design/.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/(features|app)/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'design-knows-no-screen',
      comment: 'Design serves the screens and knows none of them.',
      severity: 'error',
      from: { path: '^src/renderer/(design|engine)/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'preload-is-a-doorway',
      comment: 'The preload script imports Electron and the names that it shares with the window.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^src/preload/', '(^|/)node_modules/electron/', '^src/shared/contract/bridge\\.ts$'] },
    },
    {
      name: 'electron-stays-in-the-desktop-shell',
      comment: 'Whatever else imported it could not run without it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/desktop|preload)/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'tests-run-without-electron',
      comment:
        'Importing electron in plain Node fetches its binary or fails. What holds the window runs in Electron itself.',
      severity: 'error',
      from: { path: tests, pathNot: '^test/e2e/support/held-window/' },
      to: { path: '(^|/)node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      comment: 'Tests know the product; the product knows no test.',
      from: { path: '^(src|bin)/' },
      to: { path: tests },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      comment: 'What is imported stands in package.json.',
      from: { path: '^(src|bin)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|json|svg)$' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
