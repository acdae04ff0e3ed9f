import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallerIdentities } from './caller-identity.ts';
import { compileNumbers } from './compile-numbers.ts';
import type { NumberTables } from './number-file.ts';

/** The same data as the build puts beside the app. */
const held = new Map<string, NumberTables>();
function tablesOf(callingCode: string): Promise<NumberTables> {
  const tables = held.get(callingCode) ?? compileNumbers(callingCode);
  held.set(callingCode, tables);
  return Promise.resolve(tables);
}
const identities = new CallerIdentities(tablesOf);

describe('region and carrier of a number', () => {
  it.each([
    ['013812345678', '江苏 连云港', '中国移动'],
    ['+8613812345678', '江苏 连云港', '中国移动'],
    ['13812345678', '江苏 连云港', '中国移动'],
    ['0518-85412345', '江苏 连云港', null],
    ['01081400192', '北京', null],
    ['17319132391', null, '中国电信'],
    ['02485412345', '辽宁 沈阳、铁岭、抚顺', null],
    ['+84899888999', '越南', 'MobiFone'],
    ['+12125551234', '美国 New York, NY', null],
    ['1001', null, null],
  ])('says in Chinese of %s: %s, %s', async (number, region, carrier) =>
    expect(await identities.of(number, 'CN', 'zh-CN')).toEqual({ region, carrier }),
  );

  it.each([
    ['0899888999', null, 'MobiFone'],
    ['0983123456', null, 'Viettel'],
    ['02439381000', 'Hà Nội', null],
    ['02838220000', 'TP. Hồ Chí Minh', null],
    ['+8613812345678', 'Lianyungang, Jiangsu, Trung Quốc', 'China Mobile'],
  ])('says in Vietnamese of %s: %s, %s', async (number, region, carrier) =>
    expect(await identities.of(number, 'VN', 'vi')).toEqual({ region, carrier }),
  );

  it('says it in English', async () => {
    expect(await identities.of('13812345678', 'CN', 'en')).toEqual({ region: 'Lianyungang, Jiangsu', carrier: 'China Mobile' });
  });

  it('says nothing, and does not fail, where the data is missing', async () => {
    const without = new CallerIdentities(() => Promise.resolve(null));
    expect(await without.of('13812345678', 'CN', 'zh-CN')).toEqual({ region: null, carrier: null });
  });

  it('never fails, whatever the number', async () => {
    const number = fc.oneof(fc.stringMatching(/^\+?\d{0,20}$/), fc.string());
    const only = new CallerIdentities((callingCode) => (['86', '84'].includes(callingCode) ? tablesOf(callingCode) : Promise.resolve(null)));
    await fc.assert(
      fc.asyncProperty(number, fc.constantFrom('zh-CN' as const, 'en' as const, 'vi' as const), async (written, language) => {
        const identity = await only.of(written, 'CN', language);
        expect(identity.region).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
