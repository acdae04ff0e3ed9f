import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import { day0, minute, setScene, type Scene } from './testing/scene.ts';

const day = 1_440;
let scene: Scene;
beforeEach(() => {
  scene = setScene();
});
afterEach(() => scene.end());

function tellOfDays(days: number, callsOfDay: number): void {
  for (let of = 0; of < days; of += 1) {
    scene.tell(...Array.from({ length: callsOfDay }, (_, index) => ({ callId: `d${of}-${index}`, at: minute(of * day + index), receivedAt: minute(of * day + index) })));
  }
}

function expire(callsBefore: number | null, eventsBefore: number): void {
  scene.history.expire({ callsBefore, eventsBefore });
  scene.history.finishChores();
}

function events(): number {
  const database = new Database(scene.file, { readonly: true });
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM events').get()?.count ?? 0;
  database.close();
  return count;
}

describe('letting old calls go', () => {
  it('takes the oldest day in each run, with notes and search, and stops at the limit', () => {
    tellOfDays(3, 150);
    scene.note('d0-1', { note: '退货' });
    scene.note('d2-1', { note: '退货' });
    const limit = day0 + 2 * day * 60_000;
    expire(limit, day0);
    expect([scene.found({}).length, scene.found({ text: '退货' }), events()]).toEqual([300, ['d2-1'], 300]);
    expire(limit, day0);
    expire(limit, day0);
    expect([scene.found({}).length, events()]).toEqual([150, 150]);
    expire(null, day0);
    expect(scene.found({})).toHaveLength(150);
  });

  it('lets the single events of older calls go and keeps the calls as they are', () => {
    tellOfDays(2, 20);
    scene.tell({ callId: 'status', kind: 'agent.status', receivedAt: minute(-9), data: { status: 'idle', statusNumber: 0, statusName: '空闲' } });
    expire(null, day0 + day * 60_000);
    expect([scene.found({}).length, events()]).toEqual([40, 21]);
    expect(scene.history.callWithEvents({ callId: 'd0-0' })).toMatchObject({ call: { callId: 'd0-0', outcome: 'missed' }, events: [] });
    // What comes so late tells too little of the call to make it anew.
    scene.history.commit({ epoch: 'e', upTo: 99_999, items: [eventOf('call.ringing', { seq: 99_999, callId: 'd0-0', at: minute(1) })] });
    expect(scene.row('d0-0')).toMatchObject({ state: 'ended', outcome: 'missed' });
    expect(scene.history.status()).toMatchObject({ status: 'idle' });
  });

  it('takes a day’s at most in one run, whatever this computer’s clock or the relay’s says', () => {
    // The relay's clock was a year ahead for the first of them.
    scene.tell({ callId: 'ahead', at: minute(0), receivedAt: minute(365 * day) });
    tellOfDays(6, 30);
    const clocks = [60, -60, 365 * day, -365 * day, 800 * day].map((jump) => day0 + (6 * day + jump) * 60_000);
    for (const now of clocks) {
      const [callsThen, eventsThen] = [scene.found({}).length, events()];
      expire(now - 2 * day * 60_000, now - day * 60_000);
      expect(callsThen - scene.found({}).length).toBeLessThanOrEqual(31);
      // Those of the calls that went, and a day's of those that stay.
      expect(eventsThen - events()).toBeLessThanOrEqual(62);
    }
  });
});
