import type { DanpingEvent, Direction } from '../../../src/shared/contract/event.ts';
import { readDialNumber, readWord, type Fields } from './values.ts';

/** Which number is the agent's extension and which the customer's. */
export type Sides = Pick<DanpingEvent, 'agentNumber' | 'customerNumber'>;

export function readDirection(value: unknown): Direction | null {
  const word = readWord(value);
  return word === 'inbound' || word === 'outbound' ? word : null;
}

/**
 * Reads the two sides by the page's table: the extension calls outbound and is called inbound. A hook without a
 * direction is read as inbound. The page's own example has them the other way round, so both readings are told.
 */
export function readSides(fields: Fields): { readonly first: Sides; readonly other: Sides } {
  const from = readDialNumber(fields['from_number']);
  const to = readDialNumber(fields['to_number']);
  const caller: Sides = { agentNumber: from, customerNumber: to };
  const called: Sides = { agentNumber: to, customerNumber: from };
  const isOutbound = readDirection(fields['direction']) === 'outbound';
  return isOutbound ? { first: caller, other: called } : { first: called, other: caller };
}
