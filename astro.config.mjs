// @ts-check
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { picturesAside } from './src/layouts/pictures-aside.ts';
import { chapterPlugins, watchSources } from './src/markdown/index.ts';
import { prepareFaces } from './src/styles/faces.ts';

export default defineConfig({
  base: process.env['BASE'] ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' }, // one request less before anything is drawn
  markdown: {
    syntaxHighlight: false, // src/markdown highlights by meaning
    processor: unified(chapterPlugins()),
  },
  integrations: [mdx({ optimize: true }), picturesAside()],
  vite: {
    plugins: [watchSources()],
    resolve: {
      alias: {
        'chainrule-faces': await prepareFaces(),
        'chainrule/mnist': fileURLToPath(new URL('./src/mnist/node.ts', import.meta.url)),
        chainrule: fileURLToPath(new URL('./src/trainer/index.ts', import.meta.url)),
      },
    },
    // Figures and displays are Preact views in .tsx, rendered to a string by .astro components and again in the page.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
