import { expect, it } from 'vitest';
import { sampleRow } from '../../stores/sample-row.ts';
import { shortCardOf } from './short-card.ts';

const card = (callId: string, state: 'ringing' | 'ended') => ({
  call: sampleRow({ callId, state }),
  earlierCalls: [],
  callsToday: 1,
});

it('shows one and two cards whole', () => {
  expect(shortCardOf([])).toBeNull();
  expect(shortCardOf([card('a', 'ended'), card('b', 'ringing')])).toBeNull();
});

it('shortens of three the oldest that has ended, else the oldest', () => {
  expect(shortCardOf([card('a', 'ended'), card('b', 'ended'), card('c', 'ringing')])).toBe('b');
  expect(shortCardOf([card('a', 'ringing'), card('b', 'ringing'), card('c', 'ringing')])).toBe('c');
});
