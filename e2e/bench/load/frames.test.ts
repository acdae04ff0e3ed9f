import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientFrame, FrameReader, opcodes } from './frames.ts';

/** What a server would send: without a mask. */
function serverFrame(opcode: number, payload: Buffer): Buffer {
  const framed = clientFrame(opcode, payload);
  const headBytes = framed.length - payload.length;
  const head = Buffer.from(framed.subarray(0, headBytes - 4));
  head[1] = (head[1] ?? 0) & 0x7f;
  return Buffer.concat([head, payload]);
}

test('frames come out whole and in order, however the bytes are cut', () => {
  const payload = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(125, 126, 65_535, 65_536).map((length) => new Uint8Array(length).fill(7)));
  fc.assert(
    fc.property(fc.array(payload, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), (payloads, cuts) => {
      const sent = payloads.map((bytes, index) => ({ opcode: index % 2 === 0 ? opcodes.text : opcodes.ping, payload: Buffer.from(bytes) }));
      const bytes = Buffer.concat(sent.map((each) => serverFrame(each.opcode, each.payload)));
      const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
      const seen: { opcode: number; payload: Buffer }[] = [];
      const reader = new FrameReader((opcode, part) => seen.push({ opcode, payload: Buffer.from(part) }));
      edges.forEach((edge, index) => reader.take(bytes.subarray(edge, edges[index + 1] ?? edge)));
      expect(seen).toEqual(sent);
    }),
    { numRuns: 60 },
  );
});
