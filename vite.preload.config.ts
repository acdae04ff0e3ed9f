import { defineConfig } from 'vite';

/** A sandboxed preload script must be one CommonJS file. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'out/preload',
    emptyOutDir: true,
    target: 'chrome148',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { index: 'src/preload/index.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
