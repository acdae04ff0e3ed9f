import { expect, it } from 'vitest';
import { detailOf, needsPerson, wordsOf } from './failure-texts.ts';

const failure = { code: 'disk-full', cause: 'No space left.', mend: 'Free some space.' };

it('has words for any failure, known or not', () => {
  expect(wordsOf({ code: 'revoked' })).toBe('revoked');
  expect(wordsOf(failure)).toBe('other');
});

it('passes on the reported mend only where it has none of its own', () => {
  expect(detailOf(failure)).toBe('No space left. Free some space.');
  expect(detailOf({ ...failure, code: 'history-unavailable' })).toBe('No space left.');
  expect(detailOf({ ...failure, code: 'revoked' })).toBeNull();
});

it('is alarmed unless waiting helps', () => {
  expect(needsPerson(failure)).toBe(true);
  expect(needsPerson({ ...failure, code: 'relay-unreachable' })).toBe(false);
});
