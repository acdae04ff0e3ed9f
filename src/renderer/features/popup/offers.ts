import type { PopupCard } from '../../../shared/api/views.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';

/** What a card lets the agent do. */
export interface Offers {
  readonly crm: boolean;
  readonly dialBack: boolean;
  readonly wrapUp: boolean;
  readonly saveContact: boolean;
}

/** The dialect of the calls by which somebody tries the pop-up out: nothing is kept of them. */
const testDialect = 'danping-test';

/** A call that a colleague took is the colleague's to write about; a number that is not known can be neither called nor kept. */
export function offersOf({ call, customer, hasCrm }: PopupCard, rules: DeskRules): Offers {
  const isOwn = call.takenBy === null && call.dialect !== testDialect;
  const hasNumber = call.customerNumber !== null;
  return {
    crm: hasCrm && isOwn,
    dialBack: rules.canDial && isOwn && hasNumber && call.state === 'ended',
    wrapUp: isOwn,
    saveContact: isOwn && hasNumber && call.direction !== 'internal' && customer.nameFrom !== 'contact',
  };
}
