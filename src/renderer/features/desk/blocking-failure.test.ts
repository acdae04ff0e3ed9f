import { describe, expect, it } from 'vitest';
import type { DeskView } from '../../../shared/api/views.ts';
import { nothingAllowed } from '../../../shared/contract/desk-rules.ts';
import { sampleRow } from '../../stores/sample-row.ts';
import { blockingFailure } from './blocking-failure.ts';

const failing = (code: string, change: Partial<DeskView> = {}): DeskView => ({
  connection: { state: 'offline', relay: null, since: 0, failure: { code, cause: 'Cause.', mend: 'Mend.' } },
  agent: null,
  status: null,
  clockOffsetMs: 0,
  rules: nothingAllowed,
  hasGap: false,
  figures: { calls: 0, answered: 0, missed: 0, talkSeconds: 0, averageTalkSeconds: null, longestPauseSeconds: null },
  liveCalls: [],
  todaysCalls: [],
  ...change,
});
const agent = { number: '20001', name: null };

describe('the failure that takes the whole window', () => {
  it('is a refused token with nothing to show', () => {
    expect(blockingFailure(failing('unauthorized'), null)?.code).toBe('unauthorized');
  });

  it('is not one while there are calls or an agent to show', () => {
    expect(blockingFailure(failing('revoked', { agent }), null)).toBeNull();
    expect(blockingFailure(failing('revoked', { todaysCalls: [sampleRow({})] }), null)).toBeNull();
  });

  it('is not one that passes by itself', () => {
    expect(blockingFailure(failing('relay-unreachable'), null)).toBeNull();
  });

  it('is that of the host as long as it has told nothing', () => {
    const failure = { code: 'host-silent', cause: 'Cause.', mend: 'Mend.' };
    expect(blockingFailure(null, failure)).toBe(failure);
    expect(blockingFailure(null, null)).toBeNull();
  });
});
