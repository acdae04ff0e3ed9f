/** One push and what the relay will make of it. */
export interface Push {
  /** Of the event in the log, without its source. */
  readonly eventId: string;
  /** Who may see it, beside every supervisor. */
  readonly agentNumber: string;
  readonly body: object;
}

/**
 * The pushes of one call in a ring group, in the shape of the V7 page (7moor V7 event push, 来电振铃事件 and 来电接通事件): every phone rings, the
 * last one is answered and hangs up.
 */
export function callPushes(callId: string, agents: readonly string[]): readonly Push[] {
  const push = (step: string, agentNumber: string, changes: object): Push => ({
    eventId: `${callId}-${step}`,
    agentNumber,
    body: {
      eventUniqueId: `${callId}-${step}`,
      accountId: '20000153',
      callUniqueId: callId,
      pushType: 'incomingRing',
      customerNumber: '17319132391',
      trunkNumber: '01081400192',
      displayNumber: '',
      statusTime: '1620455977',
      callEvent: 'ring',
      callType: 'incoming',
      agentNumber,
      agentName: `Agent ${agentNumber}`,
      extras: '',
      ...changes,
    },
  });
  const answering = agents.at(-1) ?? '';
  return [
    ...agents.map((agent, index) => push(`r${index}`, agent, {})),
    push('link', answering, { pushType: 'incomingLink', callEvent: 'link', statusTime: '1620455979' }),
  ];
}
