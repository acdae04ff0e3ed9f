import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentionsOf, unescaped } from './customer-text.ts';

const chinese = fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((rest) => `1${rest}`);
const vietnamese = fc.integer({ min: 0, max: 99_999_999 }).map((rest) => `9${String(rest).padStart(8, '0')}`);
const country = fc.constantFrom(['86', chinese] as const, ['84', vietnamese] as const).chain(([code, number]) => number.map((core) => ({ code, core })));
const grouped = (core: string, sign: string): string => core.replace(/(\d{3})(\d{4})/, `$1${sign}$2${sign}`);
const around = fc.constantFrom(['', ''], ['call ', ', please'], ['{"number":"', '"}'], ['20000153-', '-0.mp3'], ['sip:', '@10.0.0.1'], ['客户', '的电话']);

test('a number is found in whatever way it is written', () => {
  fc.assert(
    fc.property(country, fc.constantFrom('', '-', ' ', '.'), fc.nat(5), fc.nat(5), around, ({ code, core }, sign, sought, written, [before, after]) => {
      const forms = [core, `0${core}`, `${code}${core}`, `+${code}${core}`, `00${code}${core}`, `+${code} ${core}`].filter((form) => form !== core || code === '86');
      const form = forms[written % forms.length] ?? core;
      expect(mentionsOf(forms[sought % forms.length] ?? core)?.(`${before}${form.replace(core, grouped(core, sign))}${after}`)).toBe(true);
    }),
  );
});

test('another number is another number', () => {
  fc.assert(
    fc.property(chinese, chinese, fc.nat(9), (one, another, digit) => {
      fc.pre(one !== another);
      const mentions = mentionsOf(one);
      expect(mentions?.(`from ${another}`)).toBe(false);
      expect(mentions?.(`${one}${digit}`)).toBe(false);
      expect(mentions?.(`4033445${one}`)).toBe(false);
    }),
  );
});

test('what is no number, or a short one, is not looked for', () => {
  for (const text of ['', 'anonymous', '1001', 'sip:x', '+', '12-3']) expect(mentionsOf(text)).toBeNull();
});

test('a form’s and JSON’s escapes are read', () => {
  expect(unescaped('phone=%2B86+138%207766')).toBe('phone=+86 138 7766');
  expect(unescaped('"\\u0031\\u0033"')).toBe('"13"');
});
