import type { Say } from '../../texts/texts.ts';

interface Customer {
  readonly customerName: string | null;
  readonly customerNumber: string | null;
}

const shownAtStart = 3;
const shownAtEnd = 4;

/** `138****1234`; a number too short for that shows its end alone. */
export function masked(number: string): string {
  const plus = number.startsWith('+') ? '+' : '';
  const digits = number.slice(plus.length);
  const long = digits.length > shownAtStart + shownAtEnd;
  const start = long ? shownAtStart : 0;
  const end = long ? shownAtEnd : Math.floor(digits.length / 3);
  return `${plus}${digits.slice(0, start)}****${digits.slice(digits.length - end)}`;
}

/** The customer in a notification, which stands on a locked screen too: the name, else the number as the privacy setting allows. */
export function customerWord({ customerName, customerNumber }: Customer, maskNumbers: boolean, say: Say): string {
  if (customerName) return customerName;
  if (!customerNumber) return say('unknown-number');
  return maskNumbers ? masked(customerNumber) : customerNumber;
}
