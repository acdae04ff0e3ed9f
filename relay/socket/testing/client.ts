import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { Cursor } from '../../../src/shared/contract/event.ts';
import type { EventsMessage, Welcome } from '../messages.ts';

/** A client that collects what it is sent. Acknowledges each batch unless told to hold back. */
export class TestClient {
  readonly socket: Socket;
  readonly batches: EventsMessage[] = [];
  readonly welcomes: Welcome[] = [];
  /** Acknowledgements that are held back, oldest first. */
  readonly held: (() => void)[] = [];
  acknowledges = true;

  constructor(url: string, token: unknown, cursor?: Cursor | object, options: object = {}) {
    this.socket = io(url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: cursor === undefined ? { token } : { token, cursor },
      ...options,
    });
    this.socket.on('welcome', (welcome: Welcome) => this.welcomes.push(welcome));
    this.socket.on('events', (batch: EventsMessage, acknowledge: () => void) => {
      this.batches.push(batch);
      if (this.acknowledges) acknowledge();
      else this.held.push(acknowledge);
    });
  }

  get events() {
    return this.batches.flatMap((batch) => batch.items);
  }

  get cursor(): Cursor {
    const last = this.batches.at(-1);
    return { epoch: last?.epoch ?? this.welcomes.at(-1)?.epoch ?? '', seq: last?.upTo ?? 0 };
  }

  async welcomed(): Promise<Welcome> {
    await this.until(() => this.welcomes.length > 0, 'welcome');
    const welcome = this.welcomes.at(-1);
    if (!welcome) throw new Error('no welcome');
    return welcome;
  }

  /** Waits for messages of the given name until the condition holds. */
  async until(condition: () => boolean, message = 'events'): Promise<void> {
    while (!condition()) await once(this.socket as unknown as NodeJS.EventEmitter, message);
  }

  async caughtUp(seq: number): Promise<void> {
    await this.until(() => this.cursor.seq >= seq);
  }

  close(): void {
    this.socket.close();
  }
}

/** Connects and waits for the welcome. */
export async function connect(url: string, token: string, cursor?: Cursor): Promise<TestClient> {
  const client = new TestClient(url, token, cursor);
  await client.welcomed();
  return client;
}
