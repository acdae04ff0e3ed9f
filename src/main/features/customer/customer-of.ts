import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CardCustomer } from '../../../shared/api/card.ts';
import type { CallerIdentity } from './caller-identity.ts';

/**
 * Who the customer is: the name that came with the call, then the agent's own contacts, then what a record called this number
 * last.
 */
export function customerOf(call: CallRow, nameInHistory: string | null, { region, carrier }: CallerIdentity): CardCustomer {
  const isSure = call.contactMatch !== 'maybe';
  if (call.customerName !== null) return { name: call.customerName, nameFrom: 'pushed', region, carrier };
  if (call.contactName && isSure) return { name: call.contactName, nameFrom: 'contact', region, carrier };
  if (nameInHistory !== null) return { name: nameInHistory, nameFrom: 'history', region, carrier };
  if (call.contactName) return { name: call.contactName, nameFrom: 'maybe-contact', region, carrier };
  return { name: null, nameFrom: null, region, carrier };
}
