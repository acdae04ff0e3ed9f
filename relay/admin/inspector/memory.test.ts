import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AdmittedPush } from '../../http/take-in.ts';
import { ok } from '../../../src/shared/result.ts';
import { Deliveries } from './deliveries.ts';
import { PushRing } from './push-ring.ts';

const source = { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} };
const pushOf = (bytes: number): AdmittedPush => ({ source, raw: Buffer.alloc(bytes), secrets: [], contentType: null, body: ok({}), from: 'cloud' });
const accepted = { answer: 'accepted', seq: 1, seqs: [1], error: null } as const;

test('the ring holds the newest pushes, never more nor larger than it may', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 60 }), (sizes) => {
      const ring = new PushRing({ pushes: 20, bytes: 200 });
      for (const bytes of sizes) ring.add(pushOf(bytes), accepted, 0, 0);
      const held = ring.page({ before: undefined, after: undefined, limit: 1_000, passes: () => true });
      expect(held.length).toBeLessThanOrEqual(20);
      expect(held.reduce((bytes, { raw }) => bytes + raw.length, 0)).toBeLessThanOrEqual(200);
      expect(held.map(({ push }) => push)).toEqual(held.map((_, place) => sizes.length - place));
    }),
  );
});

test('a push that is larger than the ring is let go of at once', () => {
  const ring = new PushRing({ pushes: 2, bytes: 10 });
  ring.add(pushOf(11), accepted, 0, 0);
  expect([ring.oldest, ring.newest, ring.get(1)]).toEqual([0, 1, undefined]);
});

test('the first acknowledgement counts, and the oldest are forgotten', () => {
  const deliveries = new Deliveries(2);
  const viewer = { role: 'supervisor', login: 'li' } as const;
  const events = (...seqs: number[]) => seqs.map((seq) => ({ seq }) as never);
  deliveries.acknowledged(events(1), viewer, 10);
  deliveries.acknowledged(events(1, 2), viewer, 20);
  expect([1, 2].map((seq) => deliveries.when(seq, 'supervisor li'))).toEqual([10, 20]);
  deliveries.acknowledged(events(3), viewer, 30);
  expect([1, 2, 3].map((seq) => deliveries.when(seq, 'supervisor li'))).toEqual([null, 20, 30]);
});
