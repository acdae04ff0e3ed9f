import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { Place } from '../../../shared/api/habits-methods.ts';
import { defaultSettings } from '../../../shared/api/settings.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { DeskView } from '../../../shared/api/views.ts';
import { foldCall } from '../../../shared/contract/call.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { textsIn } from '../../texts/texts.ts';
import { DeskState } from '../../../shared/desk/desk-state.ts';
import { CallBackReminders } from './call-backs.ts';
import { ConnectionWatch, tellAfterMs } from './connection-watch.ts';
import { DeskNotices } from './desk-notices.ts';
import { MissedCalls } from './missed-calls.ts';
import type { Notice } from './notifier.ts';
import { customerWord, masked } from './who.ts';

const start = Date.UTC(2026, 10, 20, 2, 0, 0);

function endedCall(change: Partial<CallRow> = {}): CallRow {
  const at = new Date(start).toISOString();
  const call = foldCall([
    eventOf('call.ringing', { seq: 1, callId: 'call', at, receivedAt: at, direction: 'inbound' }),
    eventOf('call.ended', { seq: 2, callId: 'call', at, receivedAt: at, direction: 'inbound' }),
  ]);
  if (!call) throw new Error('The events tell of no call.');
  return { ...call, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: null, ...change };
}

describe('missed calls', () => {
  it('are told once, when a colleague can no longer have answered', () => {
    const missed = new MissedCalls();
    const call = endedCall();
    expect(missed.fresh([call], start)).toEqual([]);
    expect(missed.fresh([call], start + 3_000)).toEqual([call]);
    expect(missed.fresh([call], start + 4_000)).toEqual([]);
  });

  it.each([
    ['was answered by a colleague', { outcome: 'answered' }],
    ['was one’s own attempt', { direction: 'outbound' }],
    ['still rings', { state: 'ringing' }],
    ['was missed before this computer was there', { lastReceivedAt: start - 60_000 }],
  ] as const)('are none when the call %s', (_what, change) => {
    expect(new MissedCalls().fresh([endedCall(change)], start + 5_000)).toEqual([]);
  });
});

describe('the connection', () => {
  function stage() {
    const told: string[] = [];
    const timers = new Set<() => void>();
    const delays: number[] = [];
    const watch = new ConnectionWatch(
      (delayMs, act) => {
        delays.push(delayMs);
        timers.add(act);
        return () => timers.delete(act);
      },
      (what) => told.push(what),
    );
    const pass = (): void => {
      for (const act of timers) act();
      timers.clear();
    };
    return { watch, told, delays, pass };
  }

  it('is told of when it stays away for half a minute, and when it returns', () => {
    const { watch, told, delays, pass } = stage();
    for (const state of ['live', 'offline', 'connecting', 'stale'] as const) watch.changed(state, true);
    expect(delays).toEqual([tellAfterMs]);
    pass();
    watch.changed('offline', true);
    expect(told).toEqual(['offline']);
    watch.changed('live', true);
    watch.changed('live', true);
    expect(told).toEqual(['offline', 'online']);
  });

  it('is not told of when it comes back sooner, or when nobody sits there', () => {
    const { watch, told, pass } = stage();
    watch.changed('offline', true);
    watch.changed('live', true);
    pass();
    watch.changed('offline', true);
    watch.changed('offline', false);
    pass();
    expect(told).toEqual([]);
  });
});

describe('call-backs', () => {
  const due = (callId: string, dueAt: number) => ({ callId, customerNumber: '1', customerName: null, dueAt });

  it('are told once for each time that they are due', () => {
    const reminders = new CallBackReminders();
    expect(reminders.fresh([due('a', start)], start)).toEqual([due('a', start)]);
    expect(reminders.fresh([due('a', start)], start)).toEqual([]);
    expect(reminders.fresh([], start)).toEqual([]);
    expect(reminders.fresh([due('a', start + 1)], start + 1)).toEqual([due('a', start + 1)]);
  });

  it('are told in small number to who was away for long', () => {
    const heap = Array.from({ length: 10 }, (_, index) => due(`call-${index}`, start - index * 24 * 3_600_000));
    expect(new CallBackReminders().fresh(heap, start).map((each) => each.callId)).toEqual(['call-0', 'call-1', 'call-2']);
    expect(new CallBackReminders().fresh(heap.slice(3), start)).toEqual([]);
  });
});

describe('what is shown', () => {
  function stage(change: { readonly isWatched?: boolean; readonly settings?: Partial<Settings> } = {}) {
    const shown: Notice[] = [];
    const places: Place[] = [];
    const settings = { ...defaultSettings('en'), ...change.settings };
    const notices = new DeskNotices({
      now: () => start + 5_000,
      after: () => () => undefined,
      settings: () => settings,
      say: () => textsIn('en'),
      isWatched: () => change.isWatched ?? false,
      show: (notice) => shown.push(notice),
      go: (place) => places.push(place),
    });
    const told = (): readonly string[] => shown.map(({ title }) => title);
    return { notices, shown, places, told };
  }
  const desk = (todaysCalls: readonly CallRow[]): DeskView => ({
    ...new DeskState('http://relay', start).view(start, 0),
    todaysCalls,
  });

  it('names who was missed and leads to the call', () => {
    const { notices, shown, places, told } = stage();
    notices.deskChanged(desk([endedCall({ customerNumber: '13812341234', customerName: null })]));
    expect(told()).toEqual(['Missed call from 13812341234']);
    shown[0]?.click();
    expect(places).toEqual([{ to: 'call', callId: 'call' }]);
  });

  it('holds no number where the settings hide them', () => {
    const { notices, shown } = stage({ settings: { privacy: { maskNumbers: true, keepDays: null } } });
    notices.deskChanged(desk([endedCall({ customerNumber: '13812341234', customerName: null })]));
    notices.callBacksDue([{ callId: 'a', customerNumber: '13812341234', customerName: null, dueAt: start }]);
    expect(shown).toHaveLength(2);
    expect(JSON.stringify(shown)).not.toContain('13812341234');
  });

  it('is nothing that the person sees anyway or does not want, and nothing of it comes later', () => {
    const watched = stage({ isWatched: true });
    const unwanted = stage({ settings: { notifications: { missed: false, offline: true } } });
    for (const { notices, told } of [watched, unwanted]) {
      notices.deskChanged(desk([endedCall()]));
      notices.deskChanged(desk([endedCall()]));
      expect(told()).toEqual([]);
    }
  });
});

describe('who it was', () => {
  it('hides the middle of a number where the setting wants it, and never shows more than seven digits', () => {
    expect(masked('13812341234')).toBe('138****1234');
    expect(masked('+8613812341234')).toBe('+861****1234');
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9]{1,20}$/), (number) => {
        const digits = number.replace('+', '');
        const shown = masked(number).replaceAll(/[+*]/g, '');
        expect(shown.length).toBeLessThanOrEqual(7);
        expect(shown.length).toBeLessThan(digits.length);
      }),
    );
  });

  it('is the name, else the number, else a word', () => {
    const say = textsIn('en');
    expect(customerWord({ customerName: '王女士', customerNumber: '13812341234' }, true, say)).toBe('王女士');
    expect(customerWord({ customerName: null, customerNumber: '13812341234' }, false, say)).toBe('13812341234');
    expect(customerWord({ customerName: null, customerNumber: '13812341234' }, true, say)).toBe('138****1234');
    expect(customerWord({ customerName: null, customerNumber: null }, true, say)).toBe('Unknown number');
  });
});
