import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newerFirst } from './versions.ts';

/** In the order of Semantic Versioning 2.0.0, section 11.4, from old to new. */
const inOrder = ['0.9.0', '1.0.0-1', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'];

it('puts versions into the order of semver, the newest first', () => {
  fc.assert(fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
    expect(shuffled.toSorted(newerFirst)).toEqual(inOrder.toReversed());
  }));
});
