import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { foldCall } from '../../../shared/contract/call.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { PopupDeck } from './deck.ts';

const start = Date.UTC(2021, 4, 8, 6, 39, 0);
const iso = (second: number): string => new Date(start + second * 1_000).toISOString();

function step(kind: DanpingEvent['kind'], seq: number, second: number, callId = 'call'): DanpingEvent {
  return eventOf(kind, { seq, callId, at: iso(second), receivedAt: iso(second) });
}

function row(...events: readonly DanpingEvent[]): CallRow {
  const call = foldCall(events);
  if (!call) throw new Error('The events tell of no call.');
  return { ...call, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: null };
}

function shownStates(deck: PopupDeck): readonly string[] {
  return deck.shown().map((call) => `${call.callId}:${call.state}`);
}

const ringing = step('call.ringing', 1, 0);
const answered = step('call.answered', 2, 5);
const ended = step('call.ended', 3, 10);

describe('PopupDeck', () => {
  it('shows one card that follows the call', () => {
    const deck = new PopupDeck();
    expect(deck.update([row(ringing)], start)).toBe(true);
    expect(shownStates(deck)).toEqual(['call:ringing']);
    deck.update([row(ringing, answered)], start + 5_000);
    expect(shownStates(deck)).toEqual(['call:answered']);
    deck.update([row(ringing, answered, ended)], start + 10_000);
    expect(shownStates(deck)).toEqual(['call:ended']);
  });

  it('never shows a call twice, whatever arrives in whatever order', () => {
    const prefixes = fc.array(fc.subarray([ringing, answered, ended], { minLength: 1 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prefixes, (arrivals) => {
        const deck = new PopupDeck();
        for (const events of arrivals) {
          deck.update([row(...events)], start + 10_000);
          expect(deck.shown().length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('shows nothing for a call that was over before anybody saw it', () => {
    const deck = new PopupDeck();
    expect(deck.update([row(ringing, ended)], start + 10_000)).toBe(false);
    expect(deck.shown()).toEqual([]);
  });

  it('shows nothing for a call whose last event was received a minute ago or more', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start + 60_000);
    expect(deck.shown()).toEqual([]);
    deck.update([row(ringing)], start + 59_999);
    expect(deck.shown()).toHaveLength(1);
  });

  it('does not pop again after it was dismissed', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    expect(deck.dismiss('call', start + 1_000)).toBe(true);
    expect(deck.update([row(ringing, answered)], start + 5_000)).toBe(false);
    expect(deck.shown()).toEqual([]);
  });

  it('pops again when the same call rings again after its card has gone', () => {
    const again = step('call.ringing', 4, 80);
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    deck.dismiss('call', start + 1_000);
    deck.update([row(ringing, ended)], start + 10_000);
    expect(deck.update([row(ringing, ended, again)], start + 80_000)).toBe(true);
    expect(shownStates(deck)).toEqual(['call:ringing']);
  });

  it('keeps an ended card for a minute, then lets it go', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    deck.update([row(ringing, ended)], start + 10_000);
    expect(deck.tick(start + 69_999)).toBe(false);
    expect(deck.tick(start + 70_000)).toBe(true);
    expect(deck.shown()).toEqual([]);
  });

  it('keeps a talk as long as it lasts, and lets go a ring that nothing followed', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing, answered)], start + 5_000);
    deck.update([row(step('call.ringing', 4, 0, 'other'))], start);
    deck.tick(start + 3_600_000);
    expect(shownStates(deck)).toEqual(['call:answered']);
  });

  it('puts living calls before ended ones, the latest first', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing), row(step('call.ringing', 5, 20, 'second')), row(step('call.ringing', 6, 30, 'third'))], start + 30_000);
    deck.update([row(step('call.ringing', 6, 30, 'third'), step('call.ended', 7, 31, 'third'))], start + 31_000);
    expect(shownStates(deck)).toEqual(['second:ringing', 'call:ringing', 'third:ended']);
  });

  it('remembers which push made the card appear', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    deck.update([row(ringing, answered)], start + 5_000);
    expect(deck.causedAt('call')).toBe(start);
  });

  it('keeps a card that is being read or written to, and a while after', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    deck.update([row(ringing, ended)], start + 10_000);
    expect(deck.attend('call', true, start + 20_000)).toBe(true);
    expect(deck.tick(start + 3_600_000)).toBe(false);
    deck.attend('call', false, start + 3_600_000);
    expect(deck.tick(start + 3_609_999)).toBe(false);
    expect(deck.tick(start + 3_610_000)).toBe(true);
  });

  it('does not let new calls move or crowd out the card that is attended', () => {
    const deck = new PopupDeck();
    deck.update([row(ringing)], start);
    deck.attend('call', true, start);
    deck.update([row(ringing, ended)], start + 10_000);
    const later = ['b', 'c', 'd', 'e'].map((name, index) => row(step('call.ringing', index + 5, 20 + index, name)));
    deck.update(later.slice(0, 1), start + 21_000);
    expect(shownStates(deck)).toEqual(['b:ringing', 'call:ended']);
    deck.update(later, start + 24_000);
    expect(shownStates(deck)).toEqual(['e:ringing', 'd:ringing', 'call:ended', 'c:ringing', 'b:ringing']);
  });
});
