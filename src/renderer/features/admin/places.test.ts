import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, places, whereOf } from './places.ts';

describe('an address of the console', () => {
  it('leads to what it was made of', () => {
    const part = fc.string({ minLength: 1 });
    fc.assert(fc.property(fc.constantFrom(...places), part, part, (place, tab, item) => {
      expect(whereOf(addressOf(place, tab, item))).toEqual({ place, tab, item });
    }));
  });

  it.each(['', '#', '#nowhere', '#%', '#__proto__/x'])('leads home from %j', (hash) => expect(whereOf(hash).place).toBe('home'));
});
