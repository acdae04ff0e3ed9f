import type { Cursor, DanpingEvent } from '../../../src/shared/contract/event.ts';
import { connect } from './client.ts';

/** One connection of a client that keeps what it gets. */
export interface Resumed {
  /** The relay joined on to the cursor. */
  readonly resumed: boolean;
  /** Waits until everything up to there has come. */
  reach(seq: number): Promise<void>;
  /** Hangs up and keeps what came. */
  leave(): void;
}

/** A client that keeps its rows and its cursor as one, over any number of connections: what it has acknowledged, it has. */
export class KeepingClient {
  readonly rows: DanpingEvent[] = [];
  cursor: Cursor;
  readonly #token: string;

  constructor(token: string, cursor: Cursor) {
    this.#token = token;
    this.cursor = cursor;
  }

  /** Connects where it left off. */
  async resume(url: string): Promise<Resumed> {
    const client = await connect(url, this.#token, this.cursor);
    return {
      resumed: client.welcomes[0]?.resumed ?? false,
      reach: async (seq) => (seq > this.cursor.seq ? client.caughtUp(seq) : undefined),
      leave: () => {
        client.close();
        this.rows.push(...client.events);
        if (client.batches.length > 0) this.cursor = client.cursor;
      },
    };
  }
}
