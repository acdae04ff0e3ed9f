import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { defaultSettings } from '../../../shared/api/settings.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import { foldCall } from '../../../shared/contract/call.ts';
import type { Direction } from '../../../shared/contract/event.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { textsIn } from '../../texts/texts.ts';
import { PopupDeck } from './deck.ts';
import { rulesOf } from './rules.ts';
import { isTestCall, runTestCall } from './test-call.ts';

const start = Date.UTC(2026, 10, 20, 2, 0, 0);
const asDelivered = defaultSettings('en').popup;

function ringing(direction: Direction | null): CallRow {
  const at = new Date(start).toISOString();
  const call = foldCall([eventOf('call.ringing', { seq: 1, callId: String(direction), at, receivedAt: at, direction })]);
  if (!call) throw new Error('The events tell of no call.');
  return { ...call, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: null };
}

/** A deck under settings that can be changed while cards are there. */
function stage(change: Partial<Settings['popup']> = {}) {
  const settings = { ...asDelivered, ...change };
  const deck = new PopupDeck(() => rulesOf(settings));
  return { settings, deck, shown: () => deck.shown().map((call) => call.callId).toSorted() };
}

const everyCall = [ringing('inbound'), ringing('outbound'), ringing('internal'), ringing(null)];

describe('the rules for pop-ups', () => {
  it('let every call pop up as delivered, and with the sound off too', () => {
    for (const mode of ['on', 'silent'] as const) {
      const { deck, shown } = stage({ mode });
      deck.update(everyCall, start);
      expect(shown()).toEqual(['inbound', 'internal', 'null', 'outbound']);
    }
  });

  it('keep away the directions that are not wanted; an unknown one counts as inbound', () => {
    const { deck, shown } = stage({ directions: { inbound: false, outbound: true, internal: false } });
    deck.update(everyCall, start);
    expect(shown()).toEqual(['outbound']);
  });

  it('hold at once for calls that are there, in both ways', () => {
    const { deck, shown, settings } = stage();
    deck.update([ringing('inbound')], start);
    settings.mode = 'off';
    expect(shown()).toEqual([]);
    settings.mode = 'on';
    expect(shown()).toEqual(['inbound']);
  });

  it('say how long an ended call stays', () => {
    const { deck, shown } = stage({ endedStaysSeconds: 5 });
    const call = ringing('inbound');
    deck.update([call], start);
    deck.update([{ ...call, state: 'ended', endedAt: start }], start);
    deck.tick(start + 4_999);
    expect(shown()).toHaveLength(1);
    deck.tick(start + 5_000);
    expect(shown()).toEqual([]);
  });
});

describe('a test', () => {
  it('rings, talks and ends on one card, whatever the rules are', () => {
    const { deck } = stage({ mode: 'off', directions: { inbound: false, outbound: false, internal: false } });
    let now = start;
    const steps: (() => void)[] = [];
    runTestCall('inbound', {
      now: () => now,
      after: (delayMs, act) =>
        steps.push(() => {
          now = start + delayMs;
          act();
        }),
      say: () => textsIn('en'),
      show: (call) => deck.update([call], now),
    });
    const seen = (): readonly string[] => deck.shown().map((call) => `${call.direction} ${call.state} ${isTestCall(call.callId)}`);
    expect(seen()).toEqual(['inbound ringing true']);
    steps[0]?.();
    expect(seen()).toEqual(['inbound answered true']);
    steps[1]?.();
    expect(seen()).toEqual(['inbound ended true']);
  });

  it('is never mistaken for a call', () => expect(isTestCall('403344537650466816')).toBe(false));
});
