import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { numbersPlugin } from './src/main/features/customer/numbers-plugin.ts';

const fromTheHost = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate', ...builtinModules, /^node:/];

/** Electron's main process and the history's worker thread: everything but native modules in one file each. */
export default defineConfig({
  publicDir: false,
  plugins: [numbersPlugin()],
  build: {
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node24',
    ssr: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { index: 'src/main/index.ts', 'history-worker': 'src/main/history/worker.ts' },
      external: fromTheHost,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
});
