import { describe, expect, test } from 'vitest';
import { startFor } from './cursor.ts';
import type { Viewer } from './viewer.ts';

const agent: Viewer = { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' };
const supervisor: Viewer = { role: 'supervisor', login: 'li' };
const log = { epoch: 'e1', head: 100, oldestSeq: 11 };
const now = 1_800_000_000_000;
const sevenDaysAgo = now - 7 * 86_400_000;

describe('where a client begins to read', () => {
  test('after its cursor, as far back as the log is kept', () => {
    for (const seq of [10, 11, 100]) {
      expect(startFor(agent, { epoch: 'e1', seq }, log, now)).toEqual({ afterSeq: seq, skip: null, resumed: true });
    }
  });

  test.each([
    ['no cursor', null],
    ['a cursor of another epoch', { epoch: 'e0', seq: 50 }],
    ['a cursor ahead of the log', { epoch: 'e1', seq: 101 }],
    ['a cursor older than what is kept', { epoch: 'e1', seq: 9 }],
  ])('with %s: an agent with the last seven days, a supervisor at the head', (_name, cursor) => {
    expect(startFor(agent, cursor, log, now)).toEqual({
      afterSeq: 0,
      skip: { receivedBefore: sevenDaysAgo, untilSeq: 100 },
      resumed: false,
    });
    expect(startFor(supervisor, cursor, log, now)).toEqual({ afterSeq: 100, skip: null, resumed: false });
  });
});
