import * as fc from 'fast-check';
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';
import { expect, test } from 'vitest';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { draftOf } from '../core/testing/drafts.ts';
import { EventEncoder, WrittenEvents } from './event-encoder.ts';

const eventAt = (seq: number, data: Record<string, unknown>): DanpingEvent => ({ ...draftOf({ data }), seq, id: `e${seq}`, source: 'main', dialect: 'moor-v7', receivedAt: '2026-11-20T02:00:00.000Z' });

function decoded(texts: readonly unknown[]): Packet[] {
  const heard: Packet[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet) => void heard.push(packet));
  for (const text of texts) decoder.add(text);
  return heard;
}

test('events that are written out already arrive as Socket.IO’s own encoder would send them', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 4 }), fc.option(fc.nat()), (datas, id) => {
      const items = datas.map((data, nth) => eventAt(nth + 1, data));
      const message = { epoch: 'a"b', items, upTo: 9 };
      const packet = (said: object): Packet => ({ type: PacketType.EVENT, nsp: '/', data: ['events', said], ...(id !== null && { id }) });
      const texts = items.map((item) => JSON.stringify(item));
      const sent = new EventEncoder().encode(packet(new WrittenEvents(message, texts)));
      expect(sent).toEqual(new Encoder().encode(packet(message)));
      expect(sent).toEqual(new EventEncoder().encode(packet(new WrittenEvents(message))));
      expect(decoded(sent)).toEqual([expect.objectContaining({ data: ['events', JSON.parse(JSON.stringify(message))] })]);
    }),
  );
});

test('everything else is Socket.IO’s own', () => {
  for (const packet of [
    { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } },
    { type: PacketType.EVENT, nsp: '/', data: ['welcome', { protocol: 1 }] },
    { type: PacketType.ACK, nsp: '/', id: 3, data: [{ ok: true }] },
  ]) {
    expect(new EventEncoder().encode(packet)).toEqual(new Encoder().encode(packet));
  }
});
