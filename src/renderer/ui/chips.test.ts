import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsOf } from './chips.ts';

describe('extras as chips', () => {
  it('keeps the order in which the cloud sent them', () => {
    expect(chipsOf({ b: 'x', a: 1 })).toEqual([
      { key: 'b', value: 'x' },
      { key: 'a', value: '1' },
    ]);
  });

  it('says lists and nested fields in a line', () => {
    const [chip] = chipsOf({ order: { id: 'X9', items: ['cup', 'pot'], note: null } });
    expect(chip?.value).toBe('id: X9, items: cup, pot');
  });

  it('marks yes and no without a language', () => {
    expect(chipsOf({ vip: true, new: false }).map((chip) => chip.value)).toEqual(['✓', '✗']);
  });

  it('leaves out what says nothing', () => {
    expect(chipsOf({ a: '', b: null, c: {}, d: [], e: '  ', f: [null] })).toEqual([]);
    expect(chipsOf(null)).toEqual([]);
  });

  it('cuts what no tooltip can hold', () => {
    expect(chipsOf({ a: 'x'.repeat(5000) })[0]?.value.length).toBe(401);
  });

  it('takes whatever a cloud may send', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extras) => {
        for (const chip of chipsOf(extras)) expect(chip.value).not.toBe('');
      }),
    );
  });
});
