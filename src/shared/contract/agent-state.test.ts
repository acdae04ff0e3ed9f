import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSign, foldAgent, noSigns } from './agent-state.ts';
import type { DanpingEvent } from './event.ts';
import { eventOf } from './testing/event-of.ts';

const at = (second: number): string => new Date(Date.UTC(2021, 4, 8, 6, 39, second)).toISOString();

function status(seq: number, second: number, name: 'idle' | 'talking' | 'wrap-up'): DanpingEvent {
  return eventOf('agent.status', { seq, at: at(second), data: { status: name, statusNumber: 0, statusName: null } });
}

function stateAfter(events: readonly DanpingEvent[]) {
  return foldAgent('20001', events.reduce(addSign, noSigns));
}

describe('foldAgent', () => {
  it('shows the latest status by the provider’s time, whatever came last', () => {
    expect(stateAfter([status(1, 10, 'talking'), status(2, 5, 'idle')])).toMatchObject({ status: 'talking', since: Date.parse(at(10)) });
  });

  it('lets the later seq win between statuses of equal time', () => {
    expect(stateAfter([status(2, 10, 'wrap-up'), status(1, 10, 'talking')])?.status).toBe('wrap-up');
  });

  it('tells an agent that logged out but answers by phone from one that is gone', () => {
    const logout = eventOf('agent.logout', { seq: 3, at: at(20), data: { logoutType: 'offline' } });
    expect(stateAfter([status(1, 10, 'idle'), logout])).toMatchObject({ loggedIn: false, offlineAnswering: true });
    const login = eventOf('agent.login', { seq: 4, at: at(30) });
    expect(stateAfter([logout, login])).toMatchObject({ loggedIn: true, offlineAnswering: false });
  });

  it('does not depend on the order of the events', () => {
    const names = fc.constantFrom('idle' as const, 'talking' as const, 'wrap-up' as const);
    const histories = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), names), { maxLength: 8 });
    fc.assert(
      fc.property(histories.map((list) => list.map(([second, name], index) => status(index + 1, second, name))), (events) => {
        expect(stateAfter(events.toReversed())).toEqual(stateAfter(events));
      }),
    );
  });
});
