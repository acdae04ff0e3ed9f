import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';
import { wallClock } from '../wall-clock.ts';

export interface WellcloudIvrCall {
  readonly callId: string;
  readonly customerNumber: string;
  readonly at: EpochMs;
  readonly seconds: number;
  /** Of the first of the two events; it grows by one with each. */
  readonly serial: number;
}

const timeZone = 'Asia/Shanghai';

/** IvrStartedEvent and IvrEndedEvent of one caller, by the tables of wellcloud-ivr.md, section 7. */
export function wellcloudIvrCall({ callId, customerNumber, at, seconds, serial }: WellcloudIvrCall): TimedPush[] {
  const device = '6001@test.cc';
  const head = (eventName: string, when: EpochMs, index: number): object => ({
    eventName,
    eventSrc: device,
    eventTime: wallClock(when, timeZone).replaceAll('-', '.'),
    serial: serial + index,
    namespace: 'test.cc',
    srcDeviceId: device,
    callId,
    deviceId: device,
    connectionId: callId,
  });
  const endedAt = at + seconds * 1000;
  return [
    {
      at,
      body: {
        ...head('IvrStartedEvent', at, 0),
        callingDevice: `${customerNumber}@test.cc`,
        calledDevice: device,
        localConnectionState: 'Connect',
        cause: 'IVR',
        topics: ['ivr', 'call'],
      },
    },
    { at: endedAt, body: { ...head('IvrEndedEvent', endedAt, 1), localConnectionState: 'Idle', cause: 'NORMAL_CLEAR', topics: ['ivr', 'call'] } },
  ];
}
