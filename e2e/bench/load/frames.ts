/** WebSocket frames (RFC 6455, 5.2), as far as servers that are measured here send them: whole text messages, pings, closes. */

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Takes what a server sends, in whatever pieces it comes, and hands on each frame. */
export class FrameReader {
  readonly #onFrame: (opcode: number, payload: Buffer) => void;
  #unread: Buffer | null = null;

  constructor(onFrame: (opcode: number, payload: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  take(piece: Buffer): void {
    const bytes = this.#unread === null ? piece : Buffer.concat([this.#unread, piece]);
    let at = 0;
    for (;;) {
      const frame = frameAt(bytes, at);
      if (frame === null) break;
      this.#onFrame(frame.opcode, bytes.subarray(frame.from, frame.to));
      at = frame.to;
    }
    this.#unread = at === bytes.length ? null : bytes.subarray(at);
  }
}

function frameAt(bytes: Buffer, at: number): { readonly opcode: number; readonly from: number; readonly to: number } | null {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const headBytes = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < at + headBytes) return null;
  const length = short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
  const from = at + headBytes;
  return bytes.length < from + length ? null : { opcode: first & 0x0f, from, to: from + length };
}

/** A client's frame. It has to be masked; a mask of zeros leaves the payload as it is. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc((length < 126 ? 2 : length < 65_536 ? 4 : 10) + 4);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (length >= 65_536) head.writeBigUInt64BE(BigInt(length), 2);
  else if (length >= 126) head.writeUInt16BE(length, 2);
  return Buffer.concat([head, payload]);
}
