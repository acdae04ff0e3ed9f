import { foldText } from './fold-text.ts';

/** More words than anybody types: what lies beyond says nothing new. */
const mostWords = 8;
/** A number as people write it: signs between groups of digits. */
const numberLike = /^[\s\d+().\-–—/]+$/;
/** `00` before a country code is how some phones write `+`. */
const internationalPrefix = /^00(?=[1-9]\d{6})/;

/**
 * The words that a call must have, each anywhere in it. A number is one word however it is grouped, and `+86 …` and
 * `0086 …` are looked for as `86 …`. Nothing but signs asks for nothing.
 */
export function queryWords(text: string): readonly string[] {
  const plain = text.normalize('NFKC');
  if (numberLike.test(plain)) {
    const digits = plain.replaceAll(/\D/g, '').replace(internationalPrefix, '');
    return digits === '' ? [] : [digits];
  }
  const words = foldText(text).split(' ').filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostWords).map((word) => word.replace(internationalPrefix, ''));
}
