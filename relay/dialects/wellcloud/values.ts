import { z } from 'zod';

/** The fields of one push by their vendor names; a form sends every value as text. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object that may hold fields: not a list, not `null`. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent, empty and the text "null" all say nothing (docs/protocol.md, "Event"). */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && ['', 'null'].includes(value.trim()));
}

/** A text, or a whole number as its digits; `null` for what is blank or neither. */
export function readText(value: unknown): string | null {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : null;
  return typeof value === 'string' && !isBlank(value) ? value.trim() : null;
}

/** The number in a device such as `18012345678@test.cc`, its digits as sent. */
export function readDeviceNumber(value: unknown): string | null {
  const [number = ''] = (readText(value) ?? '').split('@', 1);
  return readText(number);
}

/** A whole number from 0 on: the place of an event in the vendor's sequence (`serial`, documented as int). */
export function readSerial(value: unknown): number | null {
  const text = readText(value);
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

const texts = z.array(z.string());

/**
 * The members of a "Set": the document writes `ivr,call`, JSON sends a list, a form may send either or JSON text.
 *
 * @returns `null` for what is blank or no list of texts
 */
export function readSet(value: unknown): readonly string[] | null {
  if (isBlank(value)) return null;
  const members = texts.safeParse(typeof value === 'string' ? listIn(value) : value);
  return members.success ? members.data.map((member) => member.trim()).filter((member) => member !== '') : null;
}

function listIn(text: string): unknown {
  if (!text.trimStart().startsWith('[')) return text.split(',');
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
