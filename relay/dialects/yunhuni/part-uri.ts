import { readText } from './values.ts';

/**
 * The number in a `part_uri`, 手机号、座机号或VOIP帐号(未来) (conference page, 加入会议事件): digits as sent, without
 * a name and brackets around, `sip:` or `tel:` before, and a domain or parameters behind.
 */
export function readPartNumber(value: unknown): string | null {
  const text = readText(value) ?? '';
  const address = /<([^<>]*)>/.exec(text)?.[1]?.trim() ?? text;
  const [number] = address.replace(/^(sips?|tel):/i, '').split(/[@;]/, 1);
  return readText(number);
}

/**
 * A number with China's code as people in China write it, and enrol it: without. `null` for any other, which is looked up as
 * it is.
 */
export function nationalWritingOf(number: string): string | null {
  const [, national] = /^(?:\+|00)86(\d{9,11})$/.exec(number) ?? [];
  if (national === undefined) return null;
  return /^1[3-9]\d{9}$/.test(national) ? national : `0${national}`;
}
