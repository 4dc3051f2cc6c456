// The import rules of the house: a wing may use the wings below it, a feature those before it in its wing.
const WINGS = {
  people: ['access', 'regions', 'accounts', 'messages'],
  learning: ['courses', 'assessment'],
  training: ['programmes', 'cohorts', 'sessions', 'followup'],
  practice: ['coaching', 'fieldwork'],
  recognition: ['competency', 'certification', 'verification'],
  oversight: ['reporting', 'audit', 'privacy'],
};
const wings = Object.keys(WINGS);
const ANY_WING = `^app/(${wings.join('|')})/`;
const FEATURE = `^app/(?:${wings.join('|')})/([^/]+)/`;
const ENTRANCES = '^app/(routes|cli|server)/';

const upward = wings.map((wing, i) => ({
  name: `wings-look-down/${wing}`,
  comment: 'A wing uses the wings below it, never one above, and no entrance.',
  severity: 'error',
  from: { path: `^app/${wing}/` },
  to: { path: wings.slice(i + 1).length ? `^app/(${[...wings.slice(i + 1), 'routes', 'cli', 'server'].join('|')})/` : ENTRANCES },
}));
const sideways = Object.entries(WINGS).flatMap(([wing, features]) =>
  features.slice(0, -1).map((feature, i) => ({
    name: `features-look-down/${wing}/${feature}`,
    severity: 'error',
    from: { path: `^app/${wing}/${feature}/` },
    to: { path: `^app/${wing}/(${features.slice(i + 1).join('|')})/` },
  })));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'build/server' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...upward,
    ...sideways,
    {
      name: 'front-door', severity: 'error', comment: 'Another feature is reached through its index.ts or index.server.ts, or its ui/.',
      from: { path: FEATURE },
      to: { path: ANY_WING, pathNot: ['^app/[^/]+/$1/', '^app/[^/]+/[^/]+/index(\\.server)?\\.ts$'] },
    },
    {
      name: 'entrances-use-front-doors', severity: 'error',
      from: { path: ENTRANCES },
      to: { path: ANY_WING, pathNot: ['^app/[^/]+/[^/]+/index(\\.server)?\\.ts$', '^app/[^/]+/[^/]+/ui/', '^app/[^/]+/[^/]+/jobs\\.server\\.ts$'] },
    },
    {
      name: 'pure-domain', severity: 'error', comment: 'A plain .ts file of a feature is pure.',
      from: { path: `${FEATURE}[^/]+\\.ts$`, pathNot: '\\.server\\.ts$' },
      to: { path: '^app/(platform/(?!i18n/|outcome\\.ts|clock\\.ts)|ui/|routes/)|\\.server\\.tsx?$|\\.tsx$|node_modules/(@remix-run|@prisma|react|react-dom|lucia|@conform-to)/' },
    },
    {
      name: 'pure-domain-no-node', severity: 'error',
      from: { path: `${FEATURE}[^/]+\\.ts$`, pathNot: '\\.server\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rows-stop-at-data-files', severity: 'error', comment: 'Prisma and its rows stop at *.data.server.ts and the ground.',
      from: { path: '^app/', pathNot: ['\\.data\\.server\\.ts$', '^app/platform/', '^app/server/boot\\.server\\.ts$'] },
      to: { path: 'node_modules/(@prisma|\\.prisma)/|^app/platform/db/(db|sqlite|postgresql)\\.server|^app/platform/db/generated/' },
    },
    { name: 'ground-knows-no-wing', severity: 'error', from: { path: '^app/(platform|ui)/' }, to: { path: `${ANY_WING}|^app/(routes|cli|server)/` } },
    { name: 'server-not-to-ui', severity: 'error', from: { path: '\\.server\\.ts$', pathNot: '^app/routes/' }, to: { path: '^app/ui/|/ui/', pathNot: '^app/ui/(format|qr-path)\\.ts$' } },
    { name: 'routes-are-leaves', severity: 'error', from: { pathNot: '^(app/(routes|root|entry|routes\\.ts)|tests)' }, to: { path: '^app/routes/' } },
    {
      name: 'certificates-stand-alone', severity: 'error',
      from: { path: '^certificates/' },
      to: { path: '^(app|prisma|content|tests)/|node_modules/(@remix-run|@prisma|react|react-dom|lucia)/' },
    },
    { name: 'certificates-front-door', severity: 'error', from: { pathNot: '^(certificates|tests/certificates|tests/bench)/' }, to: { path: '^certificates/(?!index\\.ts$)' } },
    { name: 'certificates-on-the-server-only', severity: 'error', from: { path: '^app/', pathNot: '\\.server\\.tsx?$' }, to: { path: '^certificates/' } },
    { name: 'lucia-in-one-file', severity: 'error', from: { path: '^app/', pathNot: '^app/platform/session\\.server\\.ts$' }, to: { path: 'node_modules/lucia/' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^app/platform/db/generated/|^app/ui/.*\\.(css|js)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
