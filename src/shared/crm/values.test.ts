import { describe, expect, it } from 'vitest';
import { foldCall } from '../contract/call.ts';
import { danpingEventSchema } from '../contract/event.ts';
import { eventOf } from '../contract/testing/event-of.ts';
import { placeholderNames, valuesOf } from './values.ts';

const event = eventOf('call.answered', { seq: 7, data: { extras: { orderId: 'X9', 'a.b': 1, deep: { id: true }, list: [1] }, sipCode: 200 } });
const call = foldCall([event]);
if (!call) throw new Error('The event tells of no call.');
const valueOf = valuesOf({ call, event, e164Of: (number) => `+86${number}` });

describe('what placeholders stand for', () => {
  it.each([
    ['customerNumber', '17319132391'],
    ['customerNumber.e164', '+8617319132391'],
    ['customerNumber.digits', '17319132391'],
    ['agentNumber', '20001'],
    ['callId', '403344537650466816'],
    ['direction', 'outbound'],
    ['answeredAt', '2021-05-08T06:39:37.000Z'],
    ['source', 'main'],
    ['seq', '7'],
    ['extras.orderId', 'X9'],
    ['extras.a.b', '1'],
    ['extras.deep.id', 'true'],
    ['extras.list', '[1]'],
    ['data.sipCode', '200'],
    ['queueName', null],
    ['extras.other', null],
    ['extras.constructor', null],
    ['extras.orderId.length', null],
  ])('%s: %s', (name, value) => expect(valueOf(name)).toBe(value));

  it.each(['', 'customer', 'toString', '__proto__', 'constructor', 'customerNumber.', 'customerNumber.e165', 'callId.e164', 'extra.x'])(
    '%j means nothing',
    (name) => expect(valueOf(name)).toBeUndefined(),
  );

  it('has one for every field of an event', () => {
    const fields = Object.keys(danpingEventSchema.shape).filter((field) => field !== 'data');
    expect(placeholderNames).toEqual(expect.arrayContaining(fields));
  });
});
