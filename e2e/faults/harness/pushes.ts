/** One push and what the relay will make of it. */
export interface Push {
  /** Of the event in the log, without its source. */
  readonly eventId: string;
  /** Who may see it, beside every supervisor. */
  readonly agentNumber: string;
  readonly body: object;
}

/** The pushes of one call. */
export type PushesOf = (callId: string, agents: readonly string[]) => readonly Push[];

/**
 * The pushes of one call in a ring group, in the shape of the V7 page (7moor V7 event push, 来电振铃事件 and 来电接通事件): every phone rings, the
 * last one is answered and hangs up.
 */
export const callPushes: PushesOf = (callId, agents) => {
  const answering = agents.at(-1) ?? '';
  return [...agents.map((agent, index) => push(callId, `r${index}`, agent, {})), push(callId, 'link', answering, link)];
};

/** A call that each of these agents has alone, from its ring to its end. */
export const wholeCallPushes: PushesOf = (callId, agents) =>
  agents.flatMap((agent, index) => [
    push(`${callId}-${index}`, 'ring', agent, {}),
    push(`${callId}-${index}`, 'link', agent, link),
    push(`${callId}-${index}`, 'hangup', agent, { pushType: 'incomingHangup', callEvent: 'hangup', statusTime: '1620455999' }),
  ]);

const link = { pushType: 'incomingLink', callEvent: 'link', statusTime: '1620455979' };

function push(callId: string, step: string, agentNumber: string, changes: object): Push {
  const eventId = `${callId}-${step}`;
  return {
    eventId,
    agentNumber,
    body: {
      eventUniqueId: eventId,
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
  };
}
