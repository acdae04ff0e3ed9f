import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('./src/renderer/', import.meta.url));

/** Holds the first paint until language and theme stand on `<html>`: no flash of the wrong theme. */
function paintAfterScript(): Plugin {
  return {
    name: 'paint-after-script',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}

/** What stands in the head of every page that is made of the component library. */
function sharedHead(): Plugin {
  const name = 'shared-head.html';
  return {
    name: 'shared-head',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(`<!-- ${name} -->`, () => readFileSync(root + name, 'utf8')),
    },
  };
}

export default defineConfig({
  root,
  base: './',
  plugins: [react(), sharedHead(), paintAfterScript()],
  build: {
    outDir: fileURLToPath(new URL('./out/renderer/', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome148',
    // Everything the pages load is a file of their own origin: the content security policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['main', 'popup', 'board', 'admin', 'desk'].map((page) => `${root}${page}.html`) },
  },
});
