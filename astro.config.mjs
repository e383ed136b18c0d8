// @ts-check
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { textFirst } from './src/layouts/text-first.ts';
import { chapterPlugins, watchSources } from './src/markdown/index.ts';
import { prepareFaces } from './src/styles/faces.ts';

/** @param {string} path */
const inSource = (path) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  base: process.env['BASE'] ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' }, // one request less before anything is drawn
  markdown: {
    syntaxHighlight: false, // src/markdown highlights by meaning
    processor: unified(chapterPlugins({ figures: [inSource('ui/figures'), inSource('ui/drawing')] })),
  },
  integrations: [mdx({ optimize: true }), textFirst()],
  vite: {
    plugins: [watchSources()],
    // Else what is written for Safari in lines of their own (it reads no thickness in `text-decoration`) is folded into one.
    build: { cssTarget: ['chrome111', 'edge111', 'firefox114', 'safari16.4'] },
    resolve: {
      alias: {
        'chainrule-faces': await prepareFaces(),
        'chainrule/mnist': inSource('mnist/node.ts'),
        chainrule: inSource('trainer/index.ts'),
      },
    },
    // Figures and displays are Preact views in .tsx, rendered to a string by .astro components and again in the page.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
