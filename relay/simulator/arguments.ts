import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';
import { fail, ok } from '../../src/shared/result.ts';
import type { Disorder } from './disturb.ts';
import type { AgentOnDuty } from './moor-v7/agents.ts';
import { agentNameAt } from './moor-v7/agents.ts';
import type { ShiftOptions } from './moor-v7/shift.ts';
import type { SendOptions } from './send/sender.ts';

export const usage = `usage: node relay/simulator/main.ts --hook URL [switches]
  --hook URL            the whole webhook address of a moor-v7 source
  --seed N              same seed, same shift (default 1)
  --agents A,B,…        numbers, each with an optional name: 20001:李雷,20002 (default 20001,20002,20003)
  --account ID          account of the pushes (default 20000153)
  --minutes N           length of the shift (default 60)
  --calls N             calls for each agent and hour (default 12)
  --speed N|max         simulated seconds in a real one (default 1)
  --from ISO            start of the shift (default: so that the end falls on the end of sending)
  --concurrency N       pushes under way at once (default 8)
  --duplicates SHARE    share of pushes that come twice, 0 to 1 (default 0)
  --late SHARE          share of pushes that are held back (default 0)
  --late-by SECONDS     … for up to so long (default 30)
  --shuffle SECONDS     any push may come so much after its time (default 0)`;

export interface SimulatorArguments {
  readonly shift: ShiftOptions;
  readonly disorder: Disorder;
  readonly send: Pick<SendOptions, 'hookUrl' | 'speed' | 'concurrency'>;
}

const share = z.coerce.number().min(0).max(1);
const seconds = z.coerce.number().min(0).max(7 * 86_400);

const schema = z.strictObject({
  hook: z.url({ protocol: /^https?$/ }),
  seed: z.coerce.number().int().default(1),
  agents: z
    .string()
    .default('20001,20002,20003')
    .transform((text) => text.split(',').filter((part) => part.trim() !== ''))
    .pipe(z.array(z.string()).min(1)),
  account: z.string().min(1).default('20000153'),
  minutes: z.coerce.number().positive().max(7 * 1440).default(60),
  calls: z.coerce.number().positive().max(1000).default(12),
  speed: z.union([z.literal('max'), z.coerce.number().positive()]).default(1),
  from: z.iso.datetime({ offset: true }).optional(),
  concurrency: z.coerce.number().int().min(1).max(256).default(8),
  duplicates: share.default(0),
  late: share.default(0),
  'late-by': seconds.default(30),
  shuffle: seconds.default(0),
});

/** @param now for the default start of the shift */
export function readArguments(args: readonly string[], now: EpochMs): Result<SimulatorArguments> {
  const switches = parseSwitches(args);
  if (!switches.ok) return switches;
  const parsed = schema.safeParse(switches.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return wrongUsage(`--${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  }
  const given = parsed.data;
  const durationMs = given.minutes * 60_000;
  const sendingMs = given.speed === 'max' ? 0 : durationMs / given.speed;
  return ok({
    shift: {
      seed: given.seed,
      agents: given.agents.map(agentOf),
      accountId: given.account,
      startsAt: given.from === undefined ? now - durationMs + sendingMs : Date.parse(given.from),
      durationMs,
      callsPerAgentHour: given.calls,
    },
    disorder: {
      seed: given.seed,
      duplicateShare: given.duplicates,
      lateShare: given.late,
      lateByMs: Math.round(given['late-by'] * 1000),
      shuffleWindowMs: Math.round(given.shuffle * 1000),
    },
    send: {
      hookUrl: given.hook,
      speed: given.speed === 'max' ? 'as-fast-as-possible' : given.speed,
      concurrency: given.concurrency,
    },
  });
}

function parseSwitches(args: readonly string[]): Result<Record<string, unknown>> {
  const options = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { type: 'string' as const }]));
  try {
    return ok({ ...parseArgs({ args: [...args], options, strict: true }).values });
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function agentOf(text: string, index: number): AgentOnDuty {
  const [agentNumber = '', agentName = ''] = text.trim().split(':', 2);
  return { agentNumber, agentName: agentName === '' ? agentNameAt(index) : agentName };
}

function wrongUsage(cause: string): Result<never> {
  return fail('wrong-usage', cause, 'Run it with --hook URL; without any switch it lists them all.');
}
