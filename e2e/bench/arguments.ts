import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Bench } from './figure.ts';

export const usage = 'npm run bench [-- NAME…] [-- --quick] [-- --json] [-- --profile] [-- --hours N]';

export interface BenchArguments {
  readonly benches: readonly Bench[];
  readonly quick: boolean;
  readonly json: boolean;
  readonly profile: boolean;
  /** For the soak. */
  readonly hours: number | null;
}

const hoursSchema = z.coerce.number().positive().max(720).nullable();

/** @returns what to do, or a line for whoever asked for something that there is not */
export function readArguments(args: readonly string[], every: readonly Bench[]): BenchArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
        hours: { type: 'string' },
      },
    });
    const unknown = positionals.filter((name) => !every.some((bench) => bench.name === name));
    if (unknown.length > 0) return `There is no benchmark ${unknown.join(', ')}: choose from ${every.map(({ name }) => name).join(', ')}.`;
    const hours = hoursSchema.safeParse(values.hours ?? null);
    if (!hours.success) return `--hours takes a number above 0, at most 720. ${usage}`;
    const benches = every.filter(({ name, onlyByName }) => (positionals.length === 0 ? !onlyByName : positionals.includes(name)));
    return { benches, quick: values.quick, json: values.json, profile: values.profile, hours: hours.data };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} ${usage}`;
  }
}
