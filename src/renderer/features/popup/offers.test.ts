import { describe, expect, it } from 'vitest';
import { nothingAllowed } from '../../../shared/contract/desk-rules.ts';
import { sampleRow } from '../../stores/sample-row.ts';
import { offersOf } from './offers.ts';

const rules = { ...nothingAllowed, canDial: true };
const card = (change: Parameters<typeof sampleRow>[0], hasCrm = true) => ({
  call: sampleRow(change),
  customer: { name: null, nameFrom: null, region: null, carrier: null },
  journey: [],
  hasCrm,
  earlierCalls: [],
  callsToday: 1,
});

describe('a card offers', () => {
  it('everything after an own call', () => {
    expect(offersOf(card({}), rules)).toEqual({ crm: true, dialBack: true, wrapUp: true, saveContact: true });
  });

  it('to dial back only once the call has ended, and where the admin allows it', () => {
    expect(offersOf(card({ state: 'answered' }), rules).dialBack).toBe(false);
    expect(offersOf(card({}), nothingAllowed).dialBack).toBe(false);
  });

  it('nothing that needs a number of a call without one', () => {
    expect(offersOf(card({ customerNumber: null }), rules)).toMatchObject({ dialBack: false, saveContact: false, wrapUp: true });
  });

  it('nothing of a call that a colleague took, and nothing that would be kept of a test', () => {
    const nothing = { crm: false, dialBack: false, wrapUp: false, saveContact: false };
    expect(offersOf(card({ takenBy: { agentNumber: '20002', agentName: null } }), rules)).toEqual(nothing);
    expect(offersOf(card({ dialect: 'danping-test' }), rules)).toEqual(nothing);
  });

  it('to save a contact only who is none yet', () => {
    const known = { ...card({}), customer: { name: '王', nameFrom: 'contact' as const, region: null, carrier: null } };
    expect(offersOf(known, rules).saveContact).toBe(false);
    expect(offersOf({ ...known, customer: { ...known.customer, nameFrom: 'maybe-contact' } }, rules).saveContact).toBe(true);
  });
});
