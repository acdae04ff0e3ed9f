import { describe, expect, it } from 'vitest';
import type { Health } from '../../../../shared/api/admin/health.ts';
import { sentencesOf, worstOf, type Level, type Saying } from './sentences.ts';

const answers = { accepted: 9, duplicate: 0, refused_400: 0, unknown_404: 0, too_large_413: 0, failed_500: 0, unavailable_503: 0 };
const source = { source: 'main', dialect: 'moor-v7', lastPushAt: '2026-11-20T08:00:00.000Z', sinceStart: answers, today: answers };
const well: Health = {
  at: '2026-11-20T08:00:03.000Z',
  relay: { version: '1', startedAt: '2026-11-20T07:00:00.000Z', epoch: 'e', url: 'https://in.example', hookUrl: 'https://out.example' },
  pushes: { last: { source: 'main', dialect: 'moor-v7', at: '2026-11-20T08:00:00.000Z' }, sources: [source], strangers: 0 },
  clients: { agents: 42, supervisors: 1, connections: 43, behind: 1, slowestLagEvents: 1 },
  log: { head: 9, oldestSeq: 1, oldestAt: null, bytes: {}, canWrite: true, diskFreeBytes: 80e9, diskBytes: 100e9 },
  quarantineEntries: 0,
  painted: { count: 7, p50Ms: 40, p99Ms: 90 },
};
const saysOf = (health: Health) => sentencesOf(health).map(({ says }) => says);

describe('the health page', () => {
  it('says of a relay that is well nothing but that', () => {
    expect(saysOf(well)).toEqual(['fresh', 'current', 'painted', 'disk']);
    expect(worstOf(sentencesOf(well))).toBe('well');
  });

  it.each([
    ['the log cannot be written', { log: { ...well.log, canWrite: false } }, 'cannot-write', 'wrong'],
    ['pushes were turned away today', { pushes: { ...well.pushes, sources: [{ ...source, today: { ...answers, unavailable_503: 2 } }] } }, 'turned-away', 'wrong'],
    ['there is no source', { pushes: { ...well.pushes, last: null, sources: [] } }, 'no-source', 'look'],
    ['no push has ever come', { pushes: { ...well.pushes, last: null } }, 'never', 'look'],
    ['something could not be read', { quarantineEntries: 3 }, 'unread', 'look'],
    ['the quarantine cannot be counted', { quarantineEntries: null }, 'uncounted', 'look'],
    ['no cloud reaches the address', { relay: { ...well.relay, hookUrl: 'http://127.0.0.1:7700' } }, 'only-here', 'look'],
    ['a desk is far behind', { clients: { ...well.clients, slowestLagEvents: 9_000 } }, 'behind', 'look'],
    ['the disk is nearly full', { log: { ...well.log, diskFreeBytes: 1e9 } }, 'disk-low', 'look'],
  ] satisfies [string, Partial<Health>, Saying, Level][])('says so when %s', (_, part, says, level) => {
    const sentences = sentencesOf({ ...well, ...part });
    expect(sentences).toContainEqual(expect.objectContaining({ says, level }));
    expect(worstOf(sentences)).toBe(level);
  });

  it('takes a quiet night for no fault', () => {
    const night = sentencesOf({ ...well, at: '2026-11-20T20:00:00.000Z', clients: { ...well.clients, agents: 0 }, painted: { count: 0, p50Ms: null, p99Ms: null } });
    expect(night.map(({ says }) => says)).toEqual(['silent', 'no-agent', 'painted-none', 'disk']);
    expect(worstOf(night)).toBe('well');
  });

  it('leads to where each fault is mended', () => {
    const faulty = sentencesOf({ ...well, quarantineEntries: 3, clients: { ...well.clients, slowestLagEvents: 9_000 } });
    for (const { level, press } of faulty) if (level !== 'well') expect(press).toMatch(/^#/);
  });
});
