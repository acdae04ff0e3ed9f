import { parseArgs } from 'node:util';

export interface SimOptions {
  readonly seeds: readonly number[];
  readonly days: number;
  readonly agents: number;
  /** In and out, for each agent. */
  readonly callsPerAgentHour: number;
  /** The negative control instead of the faults. */
  readonly lyingDisk: boolean;
}

/** Reads the command's switches. Throws with one line for whoever wrote them. */
export function readOptions(args: readonly string[]): SimOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '100' },
      seed: { type: 'string' },
      days: { type: 'string', default: '1' },
      agents: { type: 'string', default: '200' },
      calls: { type: 'string', default: '6' },
      'lying-disk': { type: 'boolean', default: false },
    },
  });
  const count = positive('--seeds', values.seeds);
  return {
    seeds: values.seed === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [positive('--seed', values.seed)],
    days: positive('--days', values.days),
    agents: positive('--agents', values.agents),
    callsPerAgentHour: positive('--calls', values.calls),
    lyingDisk: values['lying-disk'],
  };
}

/** How to see one seed again. */
export function commandFor(seed: number, { days, agents, callsPerAgentHour, lyingDisk }: SimOptions): string {
  return `npm run sim -- --seed ${seed} --days ${days} --agents ${agents} --calls ${callsPerAgentHour}${lyingDisk ? ' --lying-disk' : ''}`;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`${name} takes a whole number from 1 on, not ${text}.`);
  return value;
}
