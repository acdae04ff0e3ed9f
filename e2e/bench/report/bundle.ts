import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';

const here = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));
const builtSchema = z.array(z.object({ output: z.array(z.object({ code: z.string().optional() })) }));

/** The program that draws the charts, with the charting library in it: one text that needs nothing else. */
export async function bundledScript(): Promise<string> {
  const built: unknown = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, target: 'es2022', lib: { entry: here('main.ts'), formats: ['iife'], name: 'danpingBench' } },
  });
  const code = builtSchema.parse(built).flatMap(({ output }) => output.flatMap((part) => part.code ?? []));
  return code.join('\n');
}

export function styles(): string {
  return readFileSync(here('page.css'), 'utf8');
}
