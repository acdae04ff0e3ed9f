import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig, mergeConfig } from 'vite';

const root = fileURLToPath(new URL('./src/renderer/', import.meta.url));

/** Holds the first paint until language and theme stand on `<html>`: no flash of the wrong theme. */
function paintAfterScript(): Plugin {
  return {
    name: 'paint-after-script',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replaceAll('<script type="module"', '<script type="module" blocking="render"'),
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

/** How every page is built, whoever serves it. */
export function pages(names: readonly string[]): UserConfig {
  return {
    root,
    base: './',
    plugins: [react(), sharedHead(), paintAfterScript()],
    build: {
      outDir: fileURLToPath(new URL('./out/renderer/', import.meta.url)),
      emptyOutDir: false,
      target: 'chrome148',
      // Everything the pages load is a file of their own origin: the content security policy allows nothing else.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Nobody downloads a window of the desktop app.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { input: names.map((page) => `${root}${page}.html`) },
    },
  };
}

/**
 * A window of the desktop app. Each file that its page asks for takes a turn of the main process, which has enough to do at the start: so what
 * the first frame shows is one file, whatever other windows show too.
 */
export function windowPage(name: string): UserConfig {
  return mergeConfig(pages([name]), { build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: `${name}-window`, tags: ['$initial'] }] } } } } });
}

export default defineConfig(mergeConfig(windowPage('main'), { build: { emptyOutDir: true } }));
