import { describe, expect, it } from 'vitest';
import { clockOf } from './call-clock.ts';

const untimed = {
  startedAt: 1000,
  dialedAt: null,
  ringingAt: null,
  answeredAt: null,
  ringSeconds: null,
  talkSeconds: null,
};

describe("a call's clock", () => {
  it('counts dialing, then ringing, then talk', () => {
    const call = { ...untimed, dialedAt: 2000, ringingAt: 3000, answeredAt: 4000 };
    expect(clockOf({ ...call, state: 'dialing' })).toEqual({ kind: 'running', since: 2000 });
    expect(clockOf({ ...call, state: 'ringing' })).toEqual({ kind: 'running', since: 3000 });
    expect(clockOf({ ...call, state: 'answered' })).toEqual({ kind: 'running', since: 4000 });
  });

  it('counts from the first sign of the call where the state has no time of its own', () => {
    expect(clockOf({ ...untimed, state: 'answered' })).toEqual({ kind: 'running', since: 1000 });
  });

  it('ends on the talk time, not on the ring time', () => {
    const call = { ...untimed, state: 'ended', answeredAt: 4000, ringSeconds: 9, talkSeconds: 250 } as const;
    expect(clockOf(call)).toEqual({ kind: 'stopped', seconds: 250 });
  });

  it('ends on the ring time when nobody answered', () => {
    const call = { ...untimed, state: 'ended', ringSeconds: 18, talkSeconds: 0 } as const;
    expect(clockOf(call)).toEqual({ kind: 'stopped', seconds: 18 });
  });
});
