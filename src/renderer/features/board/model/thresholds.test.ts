import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardAgent } from '../../../../shared/board/testing/board-messages.ts';
import { readPreferences } from './preferences.ts';
import { matterOf, overdueAt, thresholdsSchema, usualThresholds } from './thresholds.ts';

const since = '2026-11-20T02:00:00.000Z';
const at = Date.parse(since);

describe('a state that lasts too long', () => {
  it('does so from its limit on, and never where there is none', () => {
    expect(overdueAt(boardAgent({ status: 'ringing', since }), usualThresholds)).toBe(at + 20_000);
    expect(overdueAt(boardAgent({ status: 'custom', since }), { ...usualThresholds, custom: 60 })).toBe(at + 60_000);
    expect(overdueAt(boardAgent({ status: 'ringing', since }), { ...usualThresholds, ringing: null })).toBeNull();
    expect(overdueAt(boardAgent({ status: 'idle', since }), usualThresholds)).toBeNull();
  });

  it('does not once the agent is logged out, nor while nobody knows since when', () => {
    expect(overdueAt(boardAgent({ status: 'talking', since, loggedIn: false }), usualThresholds)).toBeNull();
    expect(overdueAt(boardAgent({ status: 'talking', since: null }), usualThresholds)).toBeNull();
  });

  it('is another matter when it begins anew', () => {
    const first = boardAgent({ status: 'ringing', since });
    expect(matterOf({ ...first, since: '2026-11-20T02:05:00.000Z' })).not.toBe(matterOf(first));
    expect(matterOf({ ...first, agentName: 'other' })).toBe(matterOf(first));
  });
});

describe('what a viewer has chosen', () => {
  it('is read whatever the browser kept, each field by itself', () => {
    expect(readPreferences(null)).toMatchObject({ sorting: 'need', view: 'tiles', showsNumbers: false, sound: false, thresholds: usualThresholds });
    const partly = JSON.stringify({ sorting: 'name', view: 7, thresholds: { ringing: 5, talking: 'x', held: null } });
    expect(readPreferences(partly)).toMatchObject({ sorting: 'name', view: 'tiles', thresholds: { ...usualThresholds, ringing: 5, held: null } });
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (stored) => void expect(thresholdsSchema.safeParse(readPreferences(stored).thresholds).success).toBe(true)));
  });

  it('survives being kept', () => {
    const chosen = { ...readPreferences(null), sorting: 'longest' as const, states: ['ringing' as const], thresholds: { ...usualThresholds, busy: null } };
    expect(readPreferences(JSON.stringify(chosen))).toEqual(chosen);
  });
});
