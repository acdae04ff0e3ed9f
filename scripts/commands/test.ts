import { lint, typecheck } from '../lib/checks.ts';
import { prepareDesktop } from '../lib/desktop.ts';
import { runEndToEndTests, runFaults, runUnitTests } from '../lib/test-runs.ts';
import type { Tally } from '../lib/tally.ts';
import { add, closingLine, tallyOfCheck } from '../lib/tally.ts';
import { startVirtualDisplay } from '../lib/virtual-display.ts';

/** Every stage runs, whatever an earlier one says; one closing line tells the sum. */
async function main(): Promise<Tally> {
  let sum: Tally = { passed: 0, failed: 0, skipped: 0 };
  sum = add(sum, tallyOfCheck(await lint()));
  sum = add(sum, tallyOfCheck(await typecheck()));
  sum = add(sum, await runUnitTests());

  const { binary } = await prepareDesktop({ display: process.platform === 'linux', keys: true, browser: true, keyStore: true });
  const display = process.platform === 'linux' ? await startVirtualDisplay() : null;
  try {
    const desktop = { binary, display: display?.name ?? null };
    sum = add(sum, await runFaults(desktop));
    return add(sum, await runEndToEndTests(desktop));
  } finally {
    await display?.close();
  }
}

const sum = await main();
process.stdout.write(`${closingLine(sum)}\n`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
