import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const utf8AndDescriptor = 0x0808;
const deflated = 8;
const version = 20;
/** Midnight of 1980-01-01, where the format's calendar begins: the same rows give the same file. */
const dosDate = 0x21;

interface Entry {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Writes a ZIP archive front to back (APPNOTE.TXT 6.3.10), each entry as a stream: memory does not grow with the file. */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds a file out of pieces of text. */
  async add(entryName: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const name = Buffer.from(entryName);
    const at = this.#at;
    await this.#write(fields([0x04034b50, 4], [version, 2], [utf8AndDescriptor, 2], [deflated, 2], [0, 2], [dosDate, 2], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]), name);
    const begin = this.#at;
    const { crc, size } = await this.#pack(pieces);
    const packed = this.#at - begin;
    await this.#write(fields([0x08074b50, 4], [crc, 4], [packed, 4], [size, 4]));
    this.#entries.push({ name, at, crc, packed, size });
  }

  /** Writes the table of contents. */
  async finish(): Promise<void> {
    const begin = this.#at;
    for (const { name, at, crc, packed, size } of this.#entries) {
      await this.#write(
        fields([0x02014b50, 4], [version, 2], [version, 2], [utf8AndDescriptor, 2], [deflated, 2], [0, 2], [dosDate, 2], [crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
        name,
      );
    }
    const count = this.#entries.length;
    await this.#write(fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [this.#at - begin, 4], [begin, 4], [0, 2]));
  }

  async #pack(pieces: AsyncIterable<string> | Iterable<string>): Promise<{ crc: number; size: number }> {
    const deflate = createDeflateRaw({ level: 3 });
    let crc = 0;
    let size = 0;
    const write = async (): Promise<void> => {
      for await (const packed of deflate) await this.#write(packed as Buffer);
    };
    const written = write();
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await Promise.race([new Promise((resolve) => deflate.once('drain', resolve)), written]);
    }
    deflate.end();
    await written;
    return { crc, size };
  }

  async #write(...buffers: readonly Buffer[]): Promise<void> {
    for (const buffer of buffers) {
      await this.#file.writeFile(buffer);
      this.#at += buffer.length;
    }
  }
}

/** Little-endian fields of 2 or 4 bytes. Throws where a figure needs more: a sheet beyond 4 GiB. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
