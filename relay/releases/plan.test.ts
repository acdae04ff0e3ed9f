import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPilot, noPlan, offerToEverybody, offerToPilots, rollBack, versionFor, type Plan } from './plan.ts';

const people = Array.from({ length: 2_000 }, (_, index) => `agent:${20_000 + index}`);
const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '2.1.0-rc.1');
const step = fc.oneof(version.map((offered) => (plan: Plan) => offerToPilots(plan, offered)), version.map((offered) => (plan: Plan) => offerToEverybody(plan, offered)));

function back(plan: Plan): Plan {
  const rolled = rollBack(plan);
  if (!rolled.ok) throw new Error(rolled.failure.cause);
  return rolled.value.plan;
}

describe('rings', () => {
  it('give a release to the pilots first, by name and by share, and to nobody else', () => {
    const plan = offerToPilots({ ...offerToEverybody(noPlan, '1.0.0'), pilots: { agents: ['20001'], share: 10 } }, '2.0.0');
    expect(versionFor(plan, 'agent:20001')).toBe('2.0.0');
    const share = people.filter((person) => versionFor(plan, person) === '2.0.0').length / people.length;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
    expect(new Set(people.map((person) => versionFor(plan, person)))).toEqual(new Set(['1.0.0', '2.0.0']));
  });

  it('grow without leaving anybody out who was in', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.string(), (a, b, person) => {
      const [smaller, larger] = [Math.min(a, b), Math.max(a, b)];
      if (isPilot({ agents: [], share: smaller }, person)) expect(isPilot({ agents: [], share: larger }, person)).toBe(true);
      expect(isPilot({ agents: [], share: 100 }, person)).toBe(true);
      expect(isPilot({ agents: [], share: 0 }, person)).toBe(false);
    }));
  });
});

describe('a roll-back', () => {
  it('takes the pilots’ version back before everybody’s', () => {
    const piloting = offerToPilots({ ...offerToEverybody(noPlan, '1.0.0'), pilots: { agents: ['20001'], share: 0 } }, '2.0.0');
    const plan = back(piloting);
    expect(versionFor(plan, 'agent:20001')).toBe('1.0.0');
    expect(plan.calledBack).toEqual(['2.0.0']);
  });

  it('leads everybody to what everybody had before, again and again', () => {
    const plan = offerToEverybody(offerToEverybody(offerToEverybody(noPlan, '1.0.0'), '2.0.0'), '3.0.0');
    expect(back(plan)).toMatchObject({ everybody: '2.0.0', calledBack: ['3.0.0'] });
    expect(back(back(plan))).toMatchObject({ everybody: '1.0.0', calledBack: ['3.0.0', '2.0.0'] });
    expect(rollBack(back(back(plan)))).toMatchObject({ ok: true, value: { from: '1.0.0', to: null } });
    expect(rollBack(back(back(back(plan))))).toMatchObject({ ok: false, failure: { code: 'nothing-offered' } });
  });

  it('undoes whatever was offered last, and what is offered is never called back', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 8 }), step, (before, last) => {
      const plan = before.reduce((now, each) => each(now), noPlan);
      const next = last(plan);
      for (const each of [next, ...(next.pilot ?? next.everybody ? [back(next)] : [])]) {
        expect(each.calledBack).not.toContain(each.everybody);
        expect(each.calledBack).not.toContain(each.pilot);
      }
      if (plan.pilot === null && next.everybody !== plan.everybody) expect(back(next).everybody).toBe(plan.everybody);
    }));
  });
});
