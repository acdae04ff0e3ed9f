import { readText } from './values.ts';

/**
 * The number in a `part_uri`, 手机号、座机号或VOIP帐号(未来) (conference page, 加入会议事件): digits as sent, without
 * `sip:` or `tel:` before and a domain or parameters behind.
 */
export function readPartNumber(value: unknown): string | null {
  const [number] = (readText(value) ?? '').replace(/^(sips?|tel):/i, '').split(/[@;]/, 1);
  return readText(number);
}
