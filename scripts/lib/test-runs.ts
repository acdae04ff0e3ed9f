import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { run } from './child-process.ts';
import { root } from './paths.ts';
import type { Tally } from './tally.ts';

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const faultsReport = z.object({ held: z.number(), failed: z.number(), skipped: z.number() });
/** The same faults at the same moments in every run of the tests; `npm run faults` draws another each time. */
const faultSeed = '20261120';

/** Unit, property and integration tests. A run that ends badly without a failed test counts as one failure. */
export function runUnitTests(): Promise<Tally> {
  return withReport(async (report) => {
    const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const code = await run(process.execPath, [program, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { cwd: root });
    const told = read(report, vitestReport);
    if (!told) return { passed: 0, failed: 1, skipped: 0 };
    const failed = told.numFailedTests > 0 ? told.numFailedTests : Number(code !== 0);
    return { passed: told.numPassedTests, failed, skipped: told.numPendingTests + told.numTodoTests };
  });
}

/** The fault table in its short form, each row a test; a row that this machine cannot cause is named as it is skipped. */
export function runFaults({ binary, display }: { binary: string; display: string | null }): Promise<Tally> {
  return withReport(async (report) => {
    const env = { ...process.env, ...(display ? { DISPLAY: display } : {}), DANPING_ELECTRON: binary };
    const code = await run(process.execPath, [path.join(root, 'e2e', 'faults', 'main.ts'), '--seed', faultSeed, '--report', report], { cwd: root, env });
    const told = read(report, faultsReport);
    if (!told) return { passed: 0, failed: 1, skipped: 0 };
    return { passed: told.held, failed: told.failed > 0 ? told.failed : Number(code !== 0), skipped: told.skipped };
  });
}

/** The real app, the real relay. A test that passes only when tried again has failed. */
export function runEndToEndTests({ binary, display }: { binary: string; display: string | null }): Promise<Tally> {
  return withReport(async (report) => {
    const program = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    const env = {
      ...process.env,
      ...(display ? { DISPLAY: display } : {}),
      DANPING_ELECTRON: binary,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const code = await run(process.execPath, [program, 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], { cwd: root, env });
    const told = read(report, playwrightReport);
    if (!told) return { passed: 0, failed: 1, skipped: 0 };
    const { expected, unexpected, flaky, skipped } = told.stats;
    const failed = unexpected + flaky > 0 ? unexpected + flaky : Number(code !== 0);
    return { passed: expected, failed, skipped };
  });
}

async function withReport(work: (report: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-report-'));
  try {
    return await work(path.join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
