import type { Course } from '../course.ts';
import { endOf, recordedAt } from '../course.ts';
import type { Ids } from '../ids.ts';
import type { CloudAgent, Place } from '../parties.ts';
import { wallClock } from '../wall-clock.ts';
import { billCalls } from './cdr-legs.ts';
import type { Durations, Files } from './cdr-parts.ts';
import { durationsOf, filesOf } from './cdr-parts.ts';

/**
 * V7 page, 通话记录推送事件: the fields of the example in its order. `failureReason` and `relativeCallUniqueId`, which the
 * example has not, stand beside their neighbours in the table, and only where they say something.
 */
export function cdr(course: Course, ids: Ids): object {
  const files = filesOf(course);
  const durations = durationsOf(course);
  return {
    callUniqueId: course.call.callUniqueId,
    accountId: course.call.accountId,
    pushType: 'cdr',
    actionId: '',
    ...agentFields(course, files, durations),
    applicationId: '',
    billCalls: billCalls(course),
    bridgeDuration: durations.bridge,
    bridgeTime: wallClock(course.bridgedAt),
    callId: ids.channel(),
    callType: course.call.callType,
    cdrType: 'callRecord',
    createTime: wallClock(recordedAt(course)),
    ...customerFields(course, files, durations),
    displayNumber: course.call.displayNumber,
    doubleTrackFileUrl: '',
    endTime: wallClock(endOf(course)),
    extras: course.call.extras,
    ...(course.failureReason !== null && { failureReason: course.failureReason }),
    ...lineFields(course, files, durations),
    ...nameFields(course),
    ...(course.relativeCallUniqueId !== null && { relativeCallUniqueId: course.relativeCallUniqueId }),
    eventUniqueId: ids.event(),
    satisfyKeys: course.survey ? [course.survey.key] : [],
    voiceMailUrl: files.voicemail,
  };
}

function agentFields({ agent }: Course, files: Files, durations: Durations): object {
  const known = agent?.agent;
  const place = placeOf(known?.place);
  return {
    agentAnswerTime: wallClock(agent?.answeredAt ?? null),
    agentAreaCode: place.areaCode,
    agentCity: place.city,
    agentCountry: place.country,
    agentCountryCode: place.countryCode,
    agentFileUrl: files.agent,
    agentNumber: known?.agentNumber ?? '',
    agentProvince: place.province,
    agentRingDuration: durations.agentRing,
    agentStartTime: wallClock(agent?.rangAt ?? null),
    agentTelNumber: known?.telNumber ?? '',
    agentTelType: telType(known),
  };
}

function customerFields({ call, customer }: Course, files: Files, durations: Durations): object {
  const place = placeOf(call.customer.place);
  return {
    customerAnswerTime: wallClock(customer.answeredAt),
    customerAreaCode: place.areaCode,
    customerCity: place.city,
    customerCountry: place.country,
    customerCountryCode: place.countryCode,
    customerFileUrl: files.customer,
    customerNumber: call.customer.number,
    customerNumberType: call.customer.numberType,
    customerProvince: place.province,
    customerRingDuration: durations.customerRing,
    customerStartTime: wallClock(customer.rangAt),
  };
}

function lineFields(course: Course, files: Files, durations: Durations): object {
  const { call, menu, queue, survey } = course;
  return {
    gatewayIP: '172.31.15.12:32766',
    hangUpSide: course.hangUpSide,
    hangupTime: wallClock(course.hungUpAt),
    hotLineNumber: call.trunkNumber,
    ivrId: menu ? mainMenu.id : '',
    ivrTime: wallClock(menu?.at ?? null),
    joinQueueTime: wallClock(queue?.joinedAt ?? null),
    loginType: course.agent?.agent.loginType ?? '',
    playNumberDuration: course.playNumberSeconds,
    queueNumber: queue?.number ?? '',
    recordFileUrl: files.mixed,
    recordType: course.voicemailSeconds === null ? 'doubleTrack' : 'voiceMail',
    recordingDuration: durations.recording,
    satisfyDuration: durations.survey,
    satisfyEndTime: wallClock(survey?.endedAt ?? null),
    satisfyIvrId: survey ? 'satisfy-1' : '',
    satisfyStartTime: wallClock(survey?.startedAt ?? null),
    sipCode: course.sipCode,
    startTime: wallClock(course.startedAt),
    status: course.status,
    systemAnswerTime: wallClock(menu?.at ?? course.agent?.answeredAt ?? null),
    taskId: '',
    totalDuration: durations.total,
    trunkNumber: call.trunkNumber,
    virtualNumber: '',
    waitDuration: queue?.waitSeconds ?? 0,
  };
}

function nameFields(course: Course): object {
  const { call, menu, queue, agent } = course;
  return {
    ivrName: menu ? mainMenu.name : '',
    queueName: queue?.name ?? '',
    agentName: agent?.agent.agentName ?? '',
    agentId: agent?.agent.agentId ?? '',
    matchResult: '000',
    customerId: '',
    customerName: '',
    saveTime: wallClock(recordedAt(course)),
    groupIdList: call.displayGroups.ids,
    groupNameList: call.displayGroups.names,
  };
}

const mainMenu = { id: 'ivr-main', name: '主菜单' };

function placeOf(place: Place | undefined): Place & { country: string; countryCode: string } {
  if (!place) return { province: '', city: '', areaCode: '', country: '', countryCode: '' };
  return { ...place, country: '中国', countryCode: '86' };
}

function telType(agent: CloudAgent | undefined): string {
  if (!agent) return '';
  return agent.loginType === 'PSTN' ? 'mobile' : agent.loginType.toLowerCase();
}
