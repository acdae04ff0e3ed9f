import { readArguments, usage } from './arguments.ts';
import { disturb } from './disturb.ts';
import { simulateShift } from './moor-v7/shift.ts';
import { sendPushes } from './send/sender.ts';

/** Sends one simulated shift to a relay and closes with one JSON line of counts. Ctrl-C ends it early. */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const read = readArguments(args, Date.now());
  if (!read.ok) {
    process.stderr.write(`${read.failure.cause} ${read.failure.mend}\n`);
    return 2;
  }
  const { shift, disorder, send } = read.value;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());

  let firstTrouble: string | null = null;
  const summary = await sendPushes(disturb(simulateShift(shift), disorder), {
    ...send,
    signal: stop.signal,
    onAnswer: ({ error }) => (firstTrouble ??= error),
  });
  process.stdout.write(`${JSON.stringify({ event: 'sent', ...summary })}\n`);
  if (summary.refused === 0 && summary.undelivered === 0) return 0;
  process.stderr.write(`Not every push was taken: ${firstTrouble ?? 'no cause named'}. Check the hook address and the relay.\n`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
