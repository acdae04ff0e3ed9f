/** An agent's status as the V7 page sends it; the name of the status carries the number of the change. */
export function statusPush(run: string, nth: number, agents: number): string {
  return JSON.stringify({
    pushType: 'callStatus',
    eventUniqueId: `${run}-${nth}`,
    accountId: '20000153',
    agentNumber: String(20_001 + (nth % agents)),
    agentName: `坐席${nth % agents}`,
    statusNumber: String(nth % 2),
    statusName: `${run}-${nth}`,
    statusTime: String(Math.floor(Date.now() / 1_000)),
    callEvent: '',
    callUniqueId: '',
  });
}
