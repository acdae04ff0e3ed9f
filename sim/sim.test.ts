import { describe, expect, it } from 'vitest';
import { allFaults } from './faults/all-faults.ts';
import { runLyingDisk } from './lying-disk.ts';
import { runSeed } from './run-seed.ts';

const centre = { days: 1, agents: 16, callsPerAgentHour: 4 };
/** A machine that does much else. */
const patience = { timeout: 120_000 };

describe('a day of a centre with every fault', () => {
  it.each([1, 2, 3, 4, 5])('keeps what is promised (seed %d)', patience, async (seed) => {
    const { violation, faults, events } = await runSeed({ seed, ...centre });
    expect(violation).toBeNull();
    expect(events).toBeGreaterThan(2_000);
    expect(allFaults.filter(({ name }) => !faults.has(name))).toEqual([]);
  });

  it('is the same whenever it is run', patience, async () => {
    const run = () => runSeed({ seed: 6, days: 1, agents: 3, callsPerAgentHour: 3 });
    expect(await run()).toEqual(await run());
  });

  it('that loses what was accepted is caught: a disk that lies', patience, async () => {
    const { violation } = await runLyingDisk({ seed: 7, ...centre });
    expect(violation?.invariant).toMatch(/^I[12]$/);
  });
});
