import { createContext, use } from 'react';
import { groupNumber, groupWritten } from './phone.ts';

/** Whether the person wants the middle of numbers hidden (settings: privacy). */
export const MaskContext = createContext(false);

const shownAtStart = 3;
const shownAtEnd = 4;

/** `138****1234`; a number too short for that shows its end alone. */
export function maskNumber(number: string): string {
  const plus = number.startsWith('+') ? '+' : '';
  const digits = number.slice(plus.length);
  const isLong = digits.length > shownAtStart + shownAtEnd;
  const start = isLong ? shownAtStart : 0;
  const end = isLong ? shownAtEnd : Math.floor(digits.length / 3);
  return `${plus}${digits.slice(0, start)}****${digits.slice(digits.length - end)}`;
}

/** Writes customers' numbers for reading: grouped, or with their middle hidden. What is copied and dialled is the number itself. */
export function useNumberText(): (number: string, dialect: string) => string {
  const isMasked = use(MaskContext);
  return isMasked ? maskNumber : groupNumber;
}

/** The same for a contact's number, as somebody typed it. */
export function useWrittenNumberText(): (number: string, home: 'CN' | 'VN') => string {
  const isMasked = use(MaskContext);
  return isMasked ? maskNumber : groupWritten;
}
