import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** PKWARE APPNOTE 6.3.10: version 2.0 (folders, deflate), names in UTF-8 (bit 11), deflated (8). */
const versionNeeded = 20;
const namesAreUtf8 = 0x0800;
const deflated = 8;
/** Where the entries come from: Unix, so that the mode can be said. */
const madeByUnix = (3 << 8) | versionNeeded;
const ordinaryFile = 0o100644;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * Packs a folder into a zip, under the folder's own name: the same files make the same zip, byte by byte. Below 4 GB.
 *
 * @param epochSeconds the time of every file; told as UTC, where a zip knows no zone
 */
export function writeZip(folder: string, to: string, epochSeconds: number): void {
  const moment = dosMoment(epochSeconds);
  const file = openSync(to, 'w');
  let written = 0;
  const write = (...parts: readonly Buffer[]): void => {
    for (const part of parts) written += writeSync(file, part);
  };
  try {
    const entries = filesIn(folder).map((name): Entry => {
      const content = readFileSync(path.join(path.dirname(folder), name));
      const body = deflateRawSync(content, { level: 9 });
      const entry = { name: Buffer.from(name), crc: crc32(content), packed: body.length, size: content.length, at: written };
      write(numbers([0x04034b50, 4], ...common(entry, moment)), entry.name, body);
      return entry;
    });
    const directoryAt = written;
    for (const entry of entries) {
      const heading = numbers([0x02014b50, 4], [madeByUnix, 2], ...common(entry, moment), [0, 2], [0, 2], [0, 2], [ordinaryFile * 0x10000, 4], [entry.at, 4]);
      write(heading, entry.name);
    }
    const directoryBytes = written - directoryAt;
    write(numbers([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [directoryBytes, 4], [directoryAt, 4], [0, 2]));
  } finally {
    closeSync(file);
  }
}

type Field = readonly [value: number, bytes: 2 | 4];

/** What stands before each file, and again in the directory. */
function common({ name, crc, packed, size }: Entry, moment: readonly Field[]): readonly Field[] {
  return [[versionNeeded, 2], [namesAreUtf8, 2], [deflated, 2], ...moment, [crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2]];
}

function numbers(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value >>> 0, 0, bytes);
      return field;
    }),
  );
}

/** MS-DOS knows two seconds, and no year before 1980. */
function dosMoment(epochSeconds: number): readonly Field[] {
  const at = new Date(Math.max(epochSeconds, 315_532_800) * 1_000);
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [[time, 2], [date, 2]];
}

/** Below the folder's own name, sorted by bytes. */
function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(path.basename(folder), path.relative(folder, entry.parentPath), entry.name).replaceAll(path.sep, '/'));
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
