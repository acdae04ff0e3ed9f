import { describe, expect, it } from 'vitest';
import { journeyKey } from '../../../../shared/board/board-state.ts';
import { boardCall } from '../../../../shared/board/testing/board-messages.ts';
import type { JourneyWire } from '../../../../shared/contract/board.ts';
import { controllable, ivrOfCall } from './controllable.ts';

const at = '2026-11-20T02:00:00.000Z';
const journey = (changes: Partial<JourneyWire> = {}): JourneyWire => ({
  source: 'ivr', sort: 'ivr', id: 'c1', dialect: 'wellcloud', state: 'ivr', customerNumber: '13812345678', startedAt: at, endedAt: null, lastReceivedAt: at, moments: [], stays: [], ...changes,
});
const map = (...all: readonly JourneyWire[]): ReadonlyMap<string, JourneyWire> => new Map(all.map((each) => [journeyKey(each), each]));

describe('a caller can be played to', () => {
  it('while WellCloud’s IVR has the call', () => expect(controllable(journey())).toBe(true));
  it.each([{ state: 'ended' }, { state: 'connected' }, { state: 'conference' }, { dialect: 'yunhuni' }, { sort: 'conference' }] as const)('not any more, or never, with %j', (changes) =>
    expect(controllable(journey(changes))).toBe(false),
  );
  it('not when nothing is known of the call any more', () => expect(controllable(undefined)).toBe(false));
});

describe('a call on an agent’s phone', () => {
  const { source, sort, id } = journey();
  const journeys = [{ source, sort, id }];
  it('leads to the IVR that still has it', () => expect(ivrOfCall(boardCall({ journeys }), map(journey()))).toEqual(journey()));
  it('leads to the IVR by its own id', () => expect(ivrOfCall(boardCall({ source: 'ivr', callId: 'c1' }), map(journey()))).toEqual(journey()));
  it('leads nowhere once the IVR is done with it', () => expect(ivrOfCall(boardCall({ journeys }), map(journey({ state: 'ended' })))).toBeNull());
  it.each(['answered', 'ended'] as const)('is never played into when %s', (state) => expect(ivrOfCall(boardCall({ journeys, state }), map(journey()))).toBeNull());
  it('leads nowhere where it came by no IVR', () => expect(ivrOfCall(boardCall({}), map(journey()))).toBeNull());
});
