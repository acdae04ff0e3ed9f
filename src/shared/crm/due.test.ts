import { describe, expect, it } from 'vitest';
import type { CrmTemplate } from '../api/settings.ts';
import { dueOf, type DueCall } from './due.ts';

const all = { inbound: true, outbound: true, internal: true };
const template: CrmTemplate = { id: 't', name: 'CRM', url: 'https://crm.example.com/', on: 'ring', directions: all, numberPattern: null, allowHttp: false };
const call: DueCall = { state: 'ringing', direction: 'inbound', customerNumber: '138', numberForms: ['138'], answeredAt: null, takenBy: null };
const nameless: DueCall = { ...call, customerNumber: null, numberForms: [] };
const due = (on: CrmTemplate['on'], given: Partial<DueCall>, placeholders = ['customerNumber']) => dueOf({ ...template, on }, placeholders, { ...call, ...given });

describe('a template’s moment', () => {
  it.each([
    ['ring', 'dialing', 'now'],
    ['ring', 'ringing', 'now'],
    ['ring', 'answered', 'now'],
    ['ring', 'ended', 'passed'],
    ['answer', 'ringing', 'waits'],
    ['answer', 'answered', 'now'],
    ['answer', 'ended', 'passed'],
    ['end', 'answered', 'waits'],
    ['end', 'ended', 'now'],
    ['never', 'answered', 'by-hand'],
  ] as const)('on %s, of a call that is %s: %s', (on, state, moment) => expect(due(on, { state })).toBe(moment));

  it('waits for the number up to the answer', () => {
    expect(due('ring', nameless)).toBe('waits-for-number');
    expect(due('ring', { ...nameless, state: 'answered' })).toBe('passed');
    expect(due('answer', { ...nameless, state: 'answered' })).toBe('waits-for-number');
    expect(due('ring', nameless, ['callId'])).toBe('now');
  });

  it('is not for other directions, other numbers, or a call that a colleague took', () => {
    expect(dueOf({ ...template, directions: { ...all, inbound: false } }, [], call)).toBe('other-direction');
    expect(dueOf({ ...template, directions: { ...all, inbound: false } }, [], { ...call, direction: null })).toBe('other-direction');
    expect(dueOf({ ...template, numberPattern: '139*' }, [], call)).toBe('other-number');
    expect(dueOf({ ...template, numberPattern: '139*' }, [], nameless)).toBe('waits-for-number');
    expect(due('end', { state: 'ended', takenBy: { agentNumber: '20002', agentName: null } })).toBe('taken-by-colleague');
  });
});
