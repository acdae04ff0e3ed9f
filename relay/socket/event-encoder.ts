import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EventsMessage } from './messages.ts';

/** An `events` message whose events are text already, as the log keeps them: to write them out anew for each client would cost more than to send them. */
export class WrittenEvents implements EventsMessage {
  readonly epoch: string;
  readonly items: readonly DanpingEvent[];
  readonly upTo: number;
  readonly #texts: readonly string[];

  /** @param texts the JSON of each item */
  constructor(message: EventsMessage, texts: readonly string[] = message.items.map((item) => JSON.stringify(item))) {
    this.epoch = message.epoch;
    this.items = message.items;
    this.upTo = message.upTo;
    this.#texts = texts;
  }

  get text(): string {
    return `{"epoch":${JSON.stringify(this.epoch)},"items":[${this.#texts.join(',')}],"upTo":${this.upTo}}`;
  }
}

/** Socket.IO's own encoder (protocol 5, "Packet encoding"), but for events that are written out already. */
export class EventEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const [name, message] = packet.type === PacketType.EVENT && Array.isArray(packet.data) ? packet.data : [];
    if (packet.nsp !== '/' || !(message instanceof WrittenEvents)) return super.encode(packet);
    return [`${packet.type}${packet.id ?? ''}[${JSON.stringify(name)},${message.text}]`];
  }
}
