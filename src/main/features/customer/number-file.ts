import { z } from 'zod';
import type { PrefixTable } from './prefix-table.ts';

/** What is known offline of one calling code's numbers. */
export interface NumberTables {
  readonly regions: PrefixTable;
  readonly carriers: PrefixTable;
}

const nameSetSchema = z.object({ zh: z.string().optional(), en: z.string().optional(), vi: z.string().optional() });
const tableHeadSchema = z.object({
  bands: z.array(z.object({ length: z.int().positive(), count: z.int().nonnegative() })),
  names: z.array(nameSetSchema),
});
const headSchema = z.object({ regions: tableHeadSchema, carriers: tableHeadSchema });

const wordBytes = 4;
const prefixBytes = Uint32Array.BYTES_PER_ELEMENT;
const nameBytes = Uint16Array.BYTES_PER_ELEMENT;

/**
 * The tables as the bytes of a file: length of the head, the head as JSON, all prefixes, all places of names. It is read
 * without being parsed number by number, which for China's 130,000 prefixes would take an eighth of a second.
 */
export function writeNumberFile({ regions, carriers }: NumberTables): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify({ regions: headOf(regions), carriers: headOf(carriers) }));
  const headBytes = Math.ceil(head.length / wordBytes) * wordBytes;
  const bands = [...regions.bands, ...carriers.bands];
  const parts: readonly Uint8Array[] = [
    bytesOf(Uint32Array.of(headBytes)),
    head,
    new Uint8Array(headBytes - head.length).fill(0x20),
    ...bands.map(({ prefixes }) => bytesOf(prefixes)),
    ...bands.map(({ names }) => bytesOf(names)),
  ];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** @returns `null` for bytes that are no such file. */
export function readNumberFile(file: Uint8Array): NumberTables | null {
  const bytes = new Uint8Array(file).buffer;
  const headBytes = bytes.byteLength < wordBytes ? bytes.byteLength : (new Uint32Array(bytes, 0, 1)[0] ?? 0);
  const head = readHead(bytes, headBytes);
  if (!head) return null;
  const count = [...head.regions.bands, ...head.carriers.bands].reduce((sum, band) => sum + band.count, 0);
  let prefixesAt = wordBytes + headBytes;
  let namesAt = prefixesAt + count * prefixBytes;
  if (namesAt + count * nameBytes !== bytes.byteLength) return null;
  const tableOf = ({ bands, names }: z.infer<typeof tableHeadSchema>): PrefixTable => ({
    names: names.map(({ zh, en, vi }) => ({ ...(zh ? { zh } : {}), ...(en ? { en } : {}), ...(vi ? { vi } : {}) })),
    bands: bands.map((band) => {
      const read = { length: band.length, prefixes: new Uint32Array(bytes, prefixesAt, band.count), names: new Uint16Array(bytes, namesAt, band.count) };
      prefixesAt += band.count * prefixBytes;
      namesAt += band.count * nameBytes;
      return read;
    }),
  });
  return { regions: tableOf(head.regions), carriers: tableOf(head.carriers) };
}

function headOf({ bands, names }: PrefixTable): z.infer<typeof tableHeadSchema> {
  return { bands: bands.map(({ length, prefixes }) => ({ length, count: prefixes.length })), names: [...names] };
}

function readHead(bytes: ArrayBuffer, headBytes: number): z.infer<typeof headSchema> | null {
  if (headBytes % wordBytes !== 0 || wordBytes + headBytes > bytes.byteLength) return null;
  try {
    const parsed = headSchema.safeParse(JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, wordBytes, headBytes))));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function bytesOf(array: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
