import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';

const folder = path.join(root, 'fuzz', 'corpus');

const findingSchema = z.object({
  /** The promise that it once broke, as a test's name. */
  broke: z.string(),
  input: z.unknown(),
});
export type Finding = z.infer<typeof findingSchema> & { readonly file: string };

/** The inputs that together reach everything that was ever reached. */
export function readCorpus(target: string): readonly unknown[] {
  const file = path.join(folder, target, 'inputs.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

export function writeCorpus(target: string, inputs: readonly unknown[]): void {
  mkdirSync(path.join(folder, target), { recursive: true });
  writeFileSync(path.join(folder, target, 'inputs.jsonl'), inputs.map((input) => `${JSON.stringify(input)}\n`).join(''));
}

/** What inputs once broke; each is mended, and a test runs it for ever. */
export function readFindings(target: string): readonly Finding[] {
  const own = path.join(folder, target, 'findings');
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({ file, ...findingSchema.parse(JSON.parse(readFileSync(path.join(own, file), 'utf8'))) }));
}

/** @returns where it was written */
export function writeFinding(target: string, broke: string, input: unknown): string {
  const name = broke.toLowerCase().replaceAll(/[^a-z]+/g, '-').slice(0, 40).replace(/^-|-$/g, '');
  const tag = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 8);
  const file = path.join(folder, target, 'findings', `${name}-${tag}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ broke, input }, null, 2)}\n`);
  return path.relative(root, file);
}
