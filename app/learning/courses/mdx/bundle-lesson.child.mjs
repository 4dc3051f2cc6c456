// First child: MDX → JavaScript with mdx-bundler. It parses and bundles but never runs the lesson.
// Reads { body } as JSON from standard input, writes { code } to standard output.
import { text } from 'node:stream/consumers';
import { bundleMDX } from 'mdx-bundler';

/** A second, independent refusal of code, should the check before it ever miss something. */
function refuseCode() {
  return (tree) => walk(tree);
}

function walk(node) {
  if (node.type === 'mdxjsEsm') throw new Error('ESM in a lesson');
  if (/^mdx(Flow|Text)Expression$/.test(node.type) && node.data?.estree?.body?.length !== 0) throw new Error('expression in a lesson');
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || (attribute.value && typeof attribute.value !== 'string')) throw new Error('expression attribute in a lesson');
  }
  (node.children ?? []).forEach(walk);
}

const refuseEngine = () => {
  throw new Error('front matter in another language');
};

/** Only the lesson itself and the JSX runtime may be resolved: no file of this machine enters a bundle. */
const closedWorld = {
  name: 'closed-world',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'entry-point' || path === 'react/jsx-runtime' || path === 'react' ? undefined : { errors: [{ text: `import of ${path}` }] });
  },
};

const { body } = JSON.parse(await text(process.stdin));
const { code } = await bundleMDX({
  source: body,
  grayMatterOptions: (options) => ({
    ...options,
    engines: Object.fromEntries(['yaml', 'json', 'javascript', 'js', 'coffee', 'toml', 'cson'].map((name) => [name, { parse: refuseEngine, stringify: refuseEngine }])),
  }),
  mdxOptions: (options) => ({ ...options, remarkPlugins: [refuseCode] }),
  esbuildOptions: (options) => ({ ...options, plugins: [closedWorld, ...(options.plugins ?? [])], target: 'es2022', logLevel: 'silent' }),
});
process.stdout.write(JSON.stringify({ code }));
