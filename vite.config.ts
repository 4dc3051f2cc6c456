import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  publicDir: false,
  plugins: [remix(remixConfig as Parameters<typeof remix>[0])],
  resolve: {
    alias: [
      { find: /^~\//, replacement: path('./app/') },
      { find: /^#certificates$/, replacement: path('./certificates/index.ts') },
    ],
  },
  build: { target: 'es2020', assetsInlineLimit: 0, sourcemap: false },
  server: { host: '127.0.0.1' },
});
