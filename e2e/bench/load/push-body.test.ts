import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushBytes, ringingPush } from './push-body.ts';

test('every push is as long as the next, and is JSON', () => {
  fc.assert(
    fc.property(fc.nat(), (nth) => {
      const body = ringingPush('1795000000000', nth, '20001');
      expect(Buffer.byteLength(body)).toBe(pushBytes);
      expect(JSON.parse(body)).toMatchObject({ eventUniqueId: `1795000000000-${nth}`, callUniqueId: `1795000000000-call-${nth}`, agentNumber: '20001' });
    }),
  );
});
