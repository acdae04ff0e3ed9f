import type { CrmTemplate } from '../api/settings.ts';
import type { Call } from '../contract/call.ts';
import { fitsPattern } from './number-pattern.ts';
import { isCustomerNumber } from './values.ts';

/**
 * Whether a template's moment has come for a call. `waits`: it may still come. `passed`: it never will. The others say why
 * the template is not for this call at all.
 */
export type Due = 'now' | 'waits' | 'waits-for-number' | 'passed' | 'by-hand' | 'other-direction' | 'other-number' | 'taken-by-colleague';

export interface DueCall extends Pick<Call, 'state' | 'direction' | 'customerNumber' | 'answeredAt' | 'takenBy'> {
  /** The customer's number as sent and in its other forms; empty while nobody said it. */
  readonly numberForms: readonly string[];
}

/** @param placeholders those of the template: only an address with the customer's number waits for it */
export function dueOf(template: CrmTemplate, placeholders: readonly string[], call: DueCall): Due {
  if (template.on === 'never') return 'by-hand';
  const needsNumber = template.numberPattern !== null || placeholders.some(isCustomerNumber);
  if (!template.directions[call.direction ?? 'inbound']) return 'other-direction';
  if (call.takenBy !== null) return 'taken-by-colleague';
  const timing = timingOf(template.on, call);
  if (timing !== 'now') return timing;
  // A cloud may tell the number after the ring: an address without it would show nobody.
  if (needsNumber && call.customerNumber === null) return isLastChance(template.on, call) ? 'passed' : 'waits-for-number';
  if (template.numberPattern !== null && !fitsPattern(template.numberPattern, call.numberForms)) return 'other-number';
  return 'now';
}

function timingOf(on: 'ring' | 'answer' | 'end', call: DueCall): 'now' | 'waits' | 'passed' {
  const ended = call.state === 'ended';
  if (on === 'end') return ended ? 'now' : 'waits';
  if (ended) return 'passed';
  return on === 'ring' || call.state === 'answered' ? 'now' : 'waits';
}

/** The ring's opening waits for the number up to the answer; after it a new window would disturb the talk. */
function isLastChance(on: 'ring' | 'answer' | 'end', call: DueCall): boolean {
  return on === 'ring' && call.state === 'answered';
}
