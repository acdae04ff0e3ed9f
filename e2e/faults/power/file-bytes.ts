/** A write at a place, or a new length. */
export type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

/** What a file holds, changed in place; where nothing was written there are zeros. */
export class FileBytes {
  #room: Buffer;
  #length: number;

  constructor(bytes: Buffer) {
    this.#room = Buffer.from(bytes);
    this.#length = bytes.length;
  }

  /** Good until the next change. */
  current(): Buffer {
    return this.#room.subarray(0, this.#length);
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if ('length' in change) {
        this.#makeRoom(change.length);
        if (change.length < this.#length) this.#room.fill(0, change.length, this.#length);
        this.#length = change.length;
      } else {
        const end = change.at + change.bytes.length;
        this.#makeRoom(end);
        change.bytes.copy(this.#room, change.at);
        this.#length = Math.max(this.#length, end);
      }
    }
  }

  lengthAfter(changes: readonly Change[]): number {
    let length = this.#length;
    for (const change of changes) length = 'length' in change ? change.length : Math.max(length, change.at + change.bytes.length);
    return length;
  }

  #makeRoom(length: number): void {
    if (length <= this.#room.length) return;
    const room = Buffer.alloc(Math.max(length, this.#room.length * 2));
    this.#room.copy(room, 0, 0, this.#length);
    this.#room = room;
  }
}
