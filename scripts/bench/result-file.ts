import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../lib/paths.ts';

/** Where `npm run bench` leaves its results; never committed. */
export const resultsFolder = path.join(root, 'bench-results');

const figureSchema = z.object({
  figure: z.string(),
  /** `null`: could not be measured; `detail.skipped` says why. */
  value: z.number().nullable(),
  unit: z.string(),
  against: z.string().nullable(),
  ratio: z.number().nullable(),
  budget: z.string().nullable(),
  ok: z.boolean().nullable(),
  detail: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
});
export type FigureRow = z.infer<typeof figureSchema>;

const curveSchema = z.object({
  name: z.string(),
  x: z.string(),
  y: z.string(),
  scale: z.enum(['linear', 'log']),
  lines: z.array(z.object({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
});
export type CurveRow = z.infer<typeof curveSchema>;

const machineSchema = z.object({
  cpu: z.string(),
  cores: z.number(),
  memoryMiB: z.number(),
  kernel: z.string(),
  node: z.string(),
  /** `null`: none was there when the run ended. */
  electron: z.string().nullable(),
  /** How many programs wanted a processor in the minute before: anything near the number of cores, and the figures are not the program's own. */
  loadBefore: z.number().nullable().default(null),
  /** One page written to the end of a file and synced, in the folder that the relays of the run kept their data in. */
  fsyncMs: z.object({ p50: z.number(), p99: z.number() }),
});
export type Machine = z.infer<typeof machineSchema>;

const benchSchema = z.object({
  name: z.string(),
  figures: z.array(figureSchema),
  curves: z.array(curveSchema),
  /** Why it came to no end; what it had measured by then is lost. */
  failure: z.string().nullable(),
});
export type BenchRows = z.infer<typeof benchSchema>;

/** One run of `npm run bench`. */
export const resultSchema = z.object({
  format: z.literal(1),
  /** When it began. */
  at: z.iso.datetime(),
  tookSeconds: z.number(),
  quick: z.boolean(),
  /** Whoever looks slows down what is looked at: such figures are for direction only. */
  profiled: z.boolean(),
  /** `null` outside a clone. */
  commit: z.object({ hash: z.string(), changed: z.boolean() }).nullable(),
  machine: machineSchema,
  benches: z.array(benchSchema),
});
export type BenchResult = z.infer<typeof resultSchema>;

/** @param at when the run began. @returns a name without a colon, which Windows does not take */
export function resultName(at: string): string {
  return `${at.slice(0, 19).replaceAll(':', '-')}Z.json`;
}

/** @throws where it is not a result of `npm run bench` */
export function readResult(file: string): BenchResult {
  return resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The runs that a folder holds, oldest first; a file that cannot be understood is left out and told of. */
export function readResults(folder: string, say: (line: string) => void): readonly BenchResult[] {
  return globSync('*.json', { cwd: folder })
    .flatMap((name) => {
      try {
        return [readResult(path.join(folder, name))];
      } catch {
        say(`${name} is not a result of this bench: left out.`);
        return [];
      }
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
