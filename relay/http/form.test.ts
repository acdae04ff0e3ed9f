import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from './body.ts';
import { readForm } from './form.ts';

const formType = 'application/x-www-form-urlencoded; charset=UTF-8';

describe('a form', () => {
  test('gives back the fields that were put into it', () => {
    const names = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' }), { noNullPrototype: true }), (fields) => {
        expect(readForm(new URLSearchParams(fields).toString())).toEqual({ ok: true, value: fields });
      }),
    );
  });

  test('keeps every value of a name that stands more than once, and touches no prototype', () => {
    const read = readForm('groupIdList=a&groupIdList=b&groupIdList=c&__proto__=x&toString=1&agentName=sc%E7%9A%84+A');
    expect(read).toEqual({ ok: true, value: { groupIdList: ['a', 'b', 'c'], toString: '1', agentName: 'sc的 A' } });
  });

  test('that is not UTF-8 is refused; a percent sign of its own is not', () => {
    expect(readForm('agentName=%D6%D0').ok).toBe(false);
    expect(readForm('note=100%')).toEqual({ ok: true, value: { note: '100%' } });
    expect(readForm('note=%EF%BF%BD').ok).toBe(true);
  });

  test('by name only: JSON under a form’s type is JSON', () => {
    expect(readBody(Buffer.from('{"a":"x&y=1"}'), formType)).toEqual({ ok: true, value: { a: 'x&y=1' } });
    expect(readBody(Buffer.from('a=1&b=2'), formType)).toEqual({ ok: true, value: { a: '1', b: '2' } });
  });
});
