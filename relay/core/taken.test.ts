import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takenLegs, withSign, type AgentLeg, type LegSign } from './taken.ts';

type Sign = readonly [agent: string, sign: LegSign, at: number];

/** Plays signs of one call as the log does. @returns who was told that whom has the call. */
function play(signs: readonly Sign[]): Set<string> {
  const legs = new Map<string, AgentLeg>();
  const told = new Set<string>();
  for (const [agent, sign, at] of signs) {
    const before = legs.get(agent);
    const fresh = { callId: 'c', audienceKey: agent, agentNumber: agent, agentName: null, alertedAt: null, answeredAt: null, endedAt: null };
    const leg = withSign(before ?? fresh, sign, at);
    legs.set(agent, leg);
    if (sign === 'answered' && before && before.answeredAt === leg.answeredAt) continue;
    const others = [...legs.values()].filter((other) => other.audienceKey !== agent);
    for (const { from, by } of takenLegs(leg, sign, others)) told.add(`${from.agentNumber}<${by.agentNumber}`);
  }
  return told;
}

/** The same, with the ring that was taken. */
function rounds(signs: readonly Sign[]): string[] {
  const legs = new Map<string, AgentLeg>();
  const told: string[] = [];
  for (const [agent, sign, at] of signs) {
    const fresh = { callId: 'c', audienceKey: agent, agentNumber: agent, agentName: null, alertedAt: null, answeredAt: null, endedAt: null };
    const leg = withSign(legs.get(agent) ?? fresh, sign, at);
    legs.set(agent, leg);
    const others = [...legs.values()].filter((other) => other.audienceKey !== agent);
    for (const { from, by } of takenLegs(leg, sign, others)) told.push(`${from.agentNumber}<${by.agentNumber}@${from.alertedAt}`);
  }
  return told;
}

describe('a call that rings at several phones', () => {
  const rings: Sign[] = [
    ['1', 'alerted', 10],
    ['2', 'alerted', 10],
    ['3', 'alerted', 11],
  ];

  test('is taken from all the others when one answers, in whatever order the signs come in', () => {
    const signs: Sign[] = [...rings, ['2', 'answered', 15]];
    fc.assert(
      fc.property(fc.shuffledSubarray(signs, { minLength: 4 }), (shuffled) => {
        expect(play(shuffled)).toEqual(new Set(['1<2', '3<2']));
      }),
    );
  });

  test('is still taken from one whose hangup comes at the moment of the answer', () => {
    expect(play([...rings, ['1', 'ended', 15], ['2', 'answered', 15]])).toEqual(new Set(['1<2', '3<2']));
  });

  test('is not taken from one who had given up before', () => {
    expect(play([...rings, ['1', 'ended', 12], ['2', 'answered', 15]])).toEqual(new Set(['3<2']));
  });

  test('is not taken from one who talks too, nor from one whose phone rings afterwards', () => {
    expect(play([['1', 'alerted', 10], ['1', 'answered', 12], ['2', 'answered', 15]])).toEqual(new Set());
    expect(play([['2', 'answered', 15], ['1', 'alerted', 16]])).toEqual(new Set());
  });

  test('may be taken again when it rings again, by the same colleague or after having been answered', () => {
    const round = (at: number): Sign[] => [['1', 'alerted', at], ['2', 'answered', at + 2], ['2', 'ended', at + 9]];
    expect(rounds([...round(10), ...round(30)])).toEqual(['1<2@10', '1<2@30']);
    expect(rounds([['1', 'answered', 5], ['1', 'ended', 9], ...round(10)])).toEqual(['1<2@10']);
  });

  test('is told once, although a cloud tells of an answer twice', () => {
    expect(play([...rings, ['2', 'answered', 15], ['2', 'answered', 15], ['1', 'alerted', 20], ['2', 'answered', 21]])).toEqual(
      new Set(['1<2', '3<2']),
    );
  });
});

test('nobody takes a call from himself', () => {
  const anySign = fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom<LegSign>('alerted', 'answered', 'ended'), fc.nat(20));
  fc.assert(
    fc.property(fc.array(anySign, { maxLength: 20 }), (signs) => {
      for (const pair of play(signs)) expect(pair.split('<')[0]).not.toBe(pair.split('<')[1]);
    }),
  );
});
