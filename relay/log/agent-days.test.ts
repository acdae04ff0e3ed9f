import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../core/dialect.ts';
import { directoryOf } from '../core/testing/drafts.ts';
import { LogAgentDays } from './agent-days.ts';
import { numbered, TemporaryLog } from './testing/temporary-log.ts';

const directory = directoryOf(['20001', '20002']);
const midnight = 1_800_000_000_000;
const minute = 60_000;
const status: Partial<EventDraft> = { kind: 'agent.status', callId: null, data: { status: 'idle', statusNumber: 0, statusName: null } };
const append = (temporary: TemporaryLog, id: number, at: number, changes: Partial<EventDraft> = status) => temporary.append([numbered(id, changes)], midnight + at * minute, directory);
const words = (temporary: TemporaryLog, ...keys: string[]) => {
  const read = new LogAgentDays(temporary.log).wordsOf(keys, midnight);
  if (!read.ok) throw new Error(read.failure.cause);
  return { seqs: read.value.events.map(({ seq }) => seq).toSorted((a, b) => a - b), isCut: read.value.isCut };
};

describe('what the log says of an agent’s day', () => {
  test('is the agent’s own statuses, log-ins and log-outs, and nothing of calls or colleagues', async () => {
    using temporary = new TemporaryLog();
    await append(temporary, 1, 1, { ...status, kind: 'agent.login' });
    await append(temporary, 2, 2);
    await append(temporary, 3, 3, { callId: 'c1', data: { pushType: '"kind":"agent.status"' } });
    await append(temporary, 4, 4, { ...status, agentNumber: '20002' });
    await append(temporary, 5, 5, { ...status, agentNumber: '20009' });
    expect(words(temporary, 'main/20001')).toEqual({ seqs: [1, 2], isCut: false });
    expect(words(temporary, 'main/20001', 'main/20009')).toEqual({ seqs: [1, 2, 5], isCut: false });
    expect(words(temporary, 'main/20003')).toEqual({ seqs: [], isCut: false });
  });

  test('reaches back to what lasted at midnight, and not for ever', async () => {
    using temporary = new TemporaryLog();
    for (let id = 1; id <= 100; id += 1) await append(temporary, id, id - 101);
    await append(temporary, 101, 1);
    const { seqs, isCut } = words(temporary, 'main/20001');
    expect([seqs.at(-1), seqs.length, isCut]).toEqual([101, 51, false]);
  });

  test('says that a day is not told whole', async () => {
    using temporary = new TemporaryLog();
    for (let id = 1; id <= 1_501; id += 1) void append(temporary, id, id);
    await append(temporary, 1_502, 1_502);
    expect(words(temporary, 'main/20001')).toMatchObject({ isCut: true, seqs: { length: 1_500 } });
  });
});
