import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callPush, pushBytes, ringingPush } from './push-body.ts';

const run = '1795000000000';
const agentsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => String(20_001 + index));

test('every push is as long as the next, and is JSON with a number of its own', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 2_000 }), (nth, agents) => {
      for (const body of [ringingPush(run, nth, '20001'), callPush(run, nth, agentsOf(agents))]) {
        expect(Buffer.byteLength(body)).toBe(pushBytes);
        expect(JSON.parse(body).eventUniqueId).toBe(`${run}-${nth}`);
      }
    }),
  );
});

test('each agent has one call at a time: it rings, is answered and ends before the next', () => {
  const agents = agentsOf(7);
  const heard = new Map<string, string[]>();
  for (let nth = 0; nth < 7 * 3 * 4; nth += 1) {
    const { agentNumber, callUniqueId, callEvent } = JSON.parse(callPush(run, nth, agents));
    heard.set(agentNumber, [...(heard.get(agentNumber) ?? []), `${callUniqueId} ${callEvent}`]);
  }
  expect([...heard.keys()]).toEqual(agents);
  const calls = new Set<string>();
  for (const pushes of heard.values()) {
    for (let at = 0; at < pushes.length; at += 3) {
      const [call = ''] = pushes[at]?.split(' ') ?? [];
      expect(pushes.slice(at, at + 3)).toEqual([`${call} ring`, `${call} link`, `${call} hangup`]);
      calls.add(call);
    }
  }
  expect(calls.size).toBe(7 * 4);
});
