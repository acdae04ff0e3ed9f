import { expect, it } from 'vitest';
import { sampleRow } from '../../stores/sample-row.ts';
import { shortCardsOf } from './short-card.ts';

const card = (callId: string, state: 'ringing' | 'ended') => ({
  call: sampleRow({ callId, state }),
  customer: { name: null, nameFrom: null, region: null, carrier: null },
  journey: [],
  hasCrm: false,
  earlierCalls: [],
  callsToday: 1,
});
const short = (cards: Parameters<typeof shortCardsOf>[0], unfolded: string | null = null) => [...shortCardsOf(cards, unfolded)];

it('shows one and two cards whole', () => {
  expect(short([])).toEqual([]);
  expect(short([card('a', 'ended'), card('b', 'ringing')])).toEqual([]);
});

it('shortens of three those that have ended but the first, else the oldest', () => {
  expect(short([card('a', 'ringing'), card('b', 'ended'), card('c', 'ended')])).toEqual(['b', 'c']);
  expect(short([card('a', 'ended'), card('b', 'ended'), card('c', 'ended')])).toEqual(['b', 'c']);
  expect(short([card('a', 'ringing'), card('b', 'ringing'), card('c', 'ringing')])).toEqual(['c']);
});

it('leaves the card whole that the agent opened', () => {
  expect(short([card('a', 'ringing'), card('b', 'ended'), card('c', 'ended')], 'c')).toEqual(['b']);
});
