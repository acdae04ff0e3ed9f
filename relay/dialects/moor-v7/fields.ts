import { isBlank, type Fields } from './values.ts';

/**
 * Field names of the V7 page's tables and examples by which a body is known as V7's. Left out are the words that
 * anybody's JSON may hold (`id`, `_id`, `status`, `callId`, `content`, `extras`, `uniqueId`, `startTime`, `endTime`,
 * `createTime`): the push of another cloud must not pass for one of V7.
 */
const knownFields = words(`
  accountId agentId agentName agentNumber callEvent callType callUniqueId customerNumber displayNumber
  eventUniqueId groupIdList groupNameList loginType logoutType offlineType pushType relativeCallUniqueId
  statusName statusNumber statusTime superUniqueId trunkNumber preMediaCode preMediaFailureReason preMediaKeyWord
  actionId agentAnswerTime agentAreaCode agentAreacode agentCity agentCountry agentCountryCode agentFileUrl
  agentProvince agentRingDuration agentStartTime agentTelNumber agentTelType applicationId billCalls
  bridgeDuration bridgeTime cdrType customerAnswerTime customerAreaCode customerCity customerCountry
  customerCountryCode customerFileUrl customerId customerName customerNumberType customerProvince
  customerRingDuration customerStartTime doubleTrackFileUrl failureReason gatewayIP hangUpSide hangupTime
  hotLineNumber ivrId ivrName ivrTime joinQueueTime matchResult playNumberDuration queueName queueNumber
  recordFileUrl recordType recordingDuration satisfyDuration satisfyEndTime satisfyIvrId satisfyKeys
  satisfyStartTime saveTime sipCode systemAnswerTime taskId totalDuration virtualNumber voiceMailUrl waitDuration
`);

/** Whether any field of the V7 page stands in the body with a value in it. */
export function holdsKnownField(fields: Fields): boolean {
  return knownFields.some((name) => Object.hasOwn(fields, name) && holdsValue(fields[name]));
}

function holdsValue(value: unknown): boolean {
  return Array.isArray(value) ? value.some((entry) => !isBlank(entry)) : !isBlank(value);
}

/** What a field holds where the tables say "string" and the examples also send numbers, lists or objects. */
export type FieldSort = 'object' | 'list' | 'seconds' | 'count' | 'time';

export const sortOfField: ReadonlyMap<string, FieldSort> = new Map([
  ...named('object', 'extras content'),
  ...named('list', 'groupIdList groupNameList billCalls satisfyKeys'),
  ...named('seconds', 'agentRingDuration bridgeDuration customerRingDuration playNumberDuration'),
  ...named('seconds', 'recordingDuration satisfyDuration totalDuration waitDuration'),
  ...named('count', 'sipCode preMediaCode statusNumber'),
  ...named('time', 'agentAnswerTime agentStartTime bridgeTime createTime customerAnswerTime customerStartTime'),
  ...named('time', 'endTime hangupTime ivrTime joinQueueTime satisfyStartTime satisfyEndTime saveTime startTime'),
  ...named('time', 'statusTime systemAnswerTime'),
]);

function named(sort: FieldSort, names: string): [string, FieldSort][] {
  return words(names).map((name) => [name, sort]);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
