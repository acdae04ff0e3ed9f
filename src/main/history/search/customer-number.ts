import type { HomeRegion } from '../../features/customer/read-number.ts';
import { readNumber } from '../../features/customer/read-number.ts';
import { remembered } from '../lru.ts';
import { foldText } from './fold-text.ts';

/** Fewer digits are an extension or a short code: only the same digits are the same number. */
export const tailDigits = 7;
/** Numbers in full agree in so many last digits before they may be the same. */
const longTailDigits = 8;

export interface CustomerNumber {
  /** The same for every way of writing one number: E.164 where it is a phone number, else its digits, else the name. */
  readonly key: string;
  /** The last seven digits, by which numbers with an area code and without are found; shorter numbers whole. */
  readonly tail: string;
  /** Every way of writing it that somebody may search for, digits only. */
  readonly writings: readonly string[];
}

/** Reads a number as the dialect's clouds send it: a Vietnamese cloud's are Vietnamese first, the others Chinese first. */
export function customerNumberOf(number: string, dialect: string): CustomerNumber {
  return dialect === 'tel4vn' ? vietnameseFirst(number) : chineseFirst(number);
}

const chineseFirst = remembered(5_000, (number) => read(number, ['CN', 'VN']));
const vietnameseFirst = remembered(5_000, (number) => read(number, ['VN', 'CN']));

function read(number: string, homes: readonly HomeRegion[]): CustomerNumber {
  const typed = digitsOf(number);
  if (typed === '') {
    const name = foldText(number) || number;
    return { key: name, tail: name, writings: name.split(' ') };
  }
  for (const home of homes) {
    const known = readNumber(international(number), home);
    if (known) {
      const full = known.e164.slice(1);
      return { key: known.e164, tail: tailOf(full), writings: [...new Set([typed, full, `0${known.nationalNumber}`])] };
    }
  }
  return { key: typed, tail: tailOf(typed), writings: [typed] };
}

/** The keys that a number as a person wrote it can have: without a country code it may be Chinese or Vietnamese. */
export function keysOfTyped(number: string): readonly string[] {
  return [...new Set([chineseFirst(number).key, vietnameseFirst(number).key])];
}

/** Whether two numbers may be one: written in full both, the last eight digits agree; else the last seven. */
export function mayBeSame(oneKey: string, otherKey: string): boolean {
  const [one, other] = [digitsOf(oneKey), digitsOf(otherKey)];
  const shorter = Math.min(one.length, other.length);
  if (shorter < tailDigits) return false;
  const compared = Math.min(shorter, longTailDigits);
  return one.slice(-compared) === other.slice(-compared);
}

export function tailOf(digits: string): string {
  return digits.slice(-tailDigits);
}

export function digitsOf(number: string): string {
  return number.normalize('NFKC').replaceAll(/\D/g, '');
}

/** `00` before a country code is `+` where a person wrote it. */
function international(number: string): string {
  return number.normalize('NFKC').trim().replace(/^00(?=[1-9])/, '+');
}
