import { z } from 'zod';
import { isBlank, readText } from '../../core/reading/fields.ts';

export { isBlank, isFields, readText, type Fields } from '../../core/reading/fields.ts';

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
