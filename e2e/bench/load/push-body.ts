/** So long is every push, like the page's own. */
export const pushBytes = 452;

/** What becomes of a call, push by push. */
const steps = [
  { pushType: 'incomingRing', callEvent: 'ring' },
  { pushType: 'incomingLink', callEvent: 'link' },
  { pushType: 'incomingHangup', callEvent: 'hangup' },
] as const;

/**
 * The cloud's push number `nth`, in the shape of the V7 page: agents get calls in turn, each one call at a time, which rings, is answered
 * and ends before the next. No two pushes of a run are the same.
 */
export function callPush(run: string, nth: number, agents: readonly string[]): string {
  const agent = nth % agents.length;
  const round = Math.floor(nth / agents.length);
  const step = steps[round % steps.length] ?? steps[0];
  const call = Math.floor(round / steps.length) * agents.length + agent;
  return bodyOf(run, nth, { ...step, call, agentNumber: agents[agent] ?? '' });
}

/** A ringing phone. @param nth the number of the push and of its call */
export function ringingPush(run: string, nth: number, agentNumber: string): string {
  return bodyOf(run, nth, { ...steps[0], call: nth, agentNumber });
}

function bodyOf(run: string, nth: number, { pushType, callEvent, call, agentNumber }: (typeof steps)[number] & { readonly call: number; readonly agentNumber: string }): string {
  const body = {
    eventUniqueId: `${run}-${nth}`,
    accountId: '20000153',
    callUniqueId: `${run}-call-${call}`,
    pushType,
    customerNumber: `1${3_000_000_000 + (call % 999_999_999)}`,
    trunkNumber: '01081400192',
    displayNumber: '',
    statusTime: String(Math.floor(Date.now() / 1_000)),
    callEvent,
    callType: 'incoming',
    agentNumber,
    agentName: `坐席${agentNumber}`,
    extras: '',
  };
  const short = JSON.stringify(body);
  return `${short.slice(0, -2)}${'x'.repeat(pushBytes - Buffer.byteLength(short))}"}`;
}
