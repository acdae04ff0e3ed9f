import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attempt } from './engine/attempt.ts';
import { readCorpus, readFindings } from './engine/corpus.ts';
import { root } from './engine/root.ts';
import { targets } from './targets/all.ts';

const run = promisify(execFile);
const patience = { timeout: 120_000 };
/** The search begins the same way in every run of the tests; `npm run fuzz` begins another each time. */
const seed = '20261120';

describe.each(targets)('$name', (target) => {
  const [corpus, findings] = [readCorpus(target.name), readFindings(target.name)];

  it('keeps its promises for every input of the corpus', async () => {
    expect(corpus.length).toBeGreaterThan(0);
    for (const input of corpus) expect({ input, broke: await attempt(target, input) }).toEqual({ input, broke: null });
  });

  if (findings.length > 0) {
    it.each(findings)('does not break again: $broke ($file)', async ({ input }) => {
      expect(await attempt(target, input)).toBeNull();
    });
  }

  it('keeps its promises for ten seconds of search', patience, async () => {
    const { stdout } = await fuzz('main.ts', '--target', target.name, '--seconds', '10', '--seed', seed, '--keep-nothing');
    expect(stdout).toMatch(/^\S+: seed \d+, \d+ inputs .* broke 0\n$/);
  });
});

it('a planted mistake, reached by a rare combination of fields only, is found and shrunk; without coverage it is not', patience, async () => {
  const { stdout } = await fuzz('testing/find-planted.ts');
  const { guided, blind, smallest } = z.object({ guided: z.array(z.string()), blind: z.number(), smallest: z.unknown() }).parse(JSON.parse(stdout));
  expect(guided).toEqual([expect.stringContaining('planted')]);
  expect(smallest).toMatchObject({ kind: 'record', inner: { list: [expect.anything(), null, expect.anything()] } });
  expect(JSON.stringify(smallest).length).toBeLessThan(100);
  expect(blind).toBe(0);
});

/** In a process of its own: the test runner measures none of its modules, and so does not slow the search. */
function fuzz(file: string, ...args: readonly string[]): Promise<{ stdout: string }> {
  return run(process.execPath, [path.join(root, 'fuzz', file), ...args], { cwd: root }).catch((error: unknown) => {
    const { stdout } = z.looseObject({ stdout: z.string() }).parse(error);
    return { stdout };
  });
}
