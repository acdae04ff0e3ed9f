import type { Target } from '../targets/target.ts';

/** A promise that an input broke. */
export interface Violation {
  /** Equal for inputs that break the same thing: what was thrown and where, without the values in it. */
  readonly signature: string;
  readonly what: string;
}

/** No push is that hard to read: what takes longer holds up everybody's. In milliseconds of the processor. */
const patienceMs = 200;
/** Compiling and collecting garbage may take long once, a bad input always does. */
const tries = 3;

/** Runs one input. @returns what it broke, `null` when every promise held */
export async function attempt(target: Target, input: unknown): Promise<Violation | null> {
  try {
    const since = performance.now();
    await runOnce(target, input);
    if (performance.now() - since <= patienceMs) return null;
    let quickest = Infinity;
    for (let left = tries; left > 0 && quickest > patienceMs; left--) quickest = Math.min(quickest, await processorMs(target, input));
    return quickest <= patienceMs ? null : { signature: 'slow', what: `takes the processor ${Math.round(quickest)} ms` };
  } catch (error) {
    return violationOf(error);
  }
}

async function runOnce(target: Target, input: unknown): Promise<void> {
  const running = target.run(input);
  if (running) await running;
}

/** A busy machine makes everything slow: only the time that the input itself was worked on counts. */
async function processorMs(target: Target, input: unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await runOnce(target, input);
  return process.threadCpuUsage(before).user / 1_000;
}

function violationOf(error: unknown): Violation {
  if (!(error instanceof Error)) return { signature: 'thrown value', what: String(error) };
  const [, place = ''] = /\(?(?:file:\/\/)?[^\s()]*?\/((?:relay|src|fuzz)\/[^\s()]*):\d+:\d+\)?/.exec(error.stack ?? '') ?? [];
  const [line = ''] = error.message.split('\n');
  return { signature: `${error.name} ${place} ${line.replaceAll(/\d+|"[^"]*"/g, '…').slice(0, 80)}`, what: `${error.name}: ${error.message} (${place})` };
}
