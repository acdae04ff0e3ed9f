import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import ring from './fixtures/ring.json' with { type: 'json' };
import { template } from './index.ts';

const receivedAt = Date.parse('2026-11-20T02:21:31.123Z');
const read = (body: unknown) => template.normalise(body, receivedAt, { timeZone: template.defaultTimeZone, values: {} });

test('the page’s example becomes one event, and no field of it is lost', () => {
  expect(read(ring)).toEqual({
    ok: true,
    value: [
      {
        providerEventId: 'e-1',
        part: null,
        account: null,
        kind: 'call.ringing',
        at: '2026-11-20T02:21:31.000Z',
        callId: 'c-1',
        relatedCallIds: [],
        direction: 'inbound',
        callType: null,
        customerNumber: '13812345678',
        displayNumber: null,
        trunkNumber: '01081400192',
        agentNumber: '101',
        agentName: '李雷',
        data: { skill: 'after-sales' },
      },
    ],
  });
});

test('an event that nobody documented is kept whole', () => {
  const body = { ...ring, event: 'whisper' };
  expect(read(body)).toMatchObject({ ok: true, value: [{ kind: 'unrecognized', data: { raw: body } }] });
});

test('a time that no clock shows is none', () => {
  for (const at of ['2026-02-30 10:00:00', 'soon', '', 1_605_867_691]) expect(read({ ...ring, at })).toMatchObject({ value: [{ at: null }] });
});

test('whatever arrives is read as sound events or refused in words, and the body is left as it was', () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('', 'null', 'ring', 'hangup', '@'));
  const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(ring), '__proto__', 'constructor'), odd));
  fc.assert(
    fc.property(body, (sent) => {
      const before = JSON.stringify(sent);
      const result = read(sent);
      expect(JSON.stringify(sent)).toBe(before);
      if (!result.ok) expect(result.failure.code).toBe('not-template');
      for (const { providerEventId: _id, part: _part, ...rest } of result.ok ? result.value : []) {
        const event = { ...rest, seq: 1, id: 'x:1', source: 'x', dialect: 'template', receivedAt: '2026-11-20T02:21:31.123Z' };
        expect(danpingEventSchema.strict().safeParse(event).error).toBeUndefined();
      }
    }),
  );
});
