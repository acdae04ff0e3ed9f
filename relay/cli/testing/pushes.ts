/** A V7 push as the vendor's page shows it (7moor V7 event push, 外呼振铃事件), with an event id of its own. */
export function ringPush(eventUniqueId: string, changes: object = {}): object {
  return {
    eventUniqueId,
    accountId: '20000153',
    callUniqueId: '403344537650466816',
    pushType: 'dialoutRing',
    customerNumber: '17319132391',
    trunkNumber: '',
    displayNumber: '01081400192',
    statusTime: '1620455977',
    callEvent: 'ring',
    callType: 'dialout',
    agentNumber: '20001',
    agentName: 'sc的坐席',
    extras: '',
    ...changes,
  };
}
