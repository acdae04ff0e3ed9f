/** So long is every push, like the page's own. */
export const pushBytes = 452;

/** A ringing phone, in the shape of the V7 page. @param nth part of the ids: no two pushes of a run are the same */
export function ringingPush(run: string, nth: number, agentNumber: string): string {
  const body = {
    eventUniqueId: `${run}-${nth}`,
    accountId: '20000153',
    callUniqueId: `${run}-call-${nth}`,
    pushType: 'incomingRing',
    customerNumber: `1${3_000_000_000 + (nth % 999_999_999)}`,
    trunkNumber: '01081400192',
    displayNumber: '',
    // As of now: a call of long ago would be looked for in the whole log.
    statusTime: String(Math.floor(Date.now() / 1_000)),
    callEvent: 'ring',
    callType: 'incoming',
    agentNumber,
    agentName: `坐席${agentNumber}`,
    extras: '',
  };
  const short = JSON.stringify(body);
  return `${short.slice(0, -2)}${'x'.repeat(pushBytes - Buffer.byteLength(short))}"}`;
}
