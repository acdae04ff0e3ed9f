import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

const callId = 'a8307aa5-bd11-4216-a6e2-5e5d6161aec4';

/** The two tables of section 7 tell of one call at one moment. */
const documentedCall = {
  part: null,
  account: 'test.cc',
  at: '2018-06-12T03:33:56.000Z',
  callId,
  relatedCallIds: [],
  callType: null,
  displayNumber: null,
  agentNumber: null,
  agentName: null,
};

const documentedDevice = {
  eventSrc: '6001@test.cc',
  serial: 10,
  srcDeviceId: '6001@test.cc',
  deviceId: '6001@test.cc',
  connectionId: callId,
  topics: ['ivr', 'call'],
};

describe('the events of section 7', () => {
  test('IvrStartedEvent', () => {
    expect(draftOf(readFixture('ivr-started'))).toEqual({
      ...documentedCall,
      providerEventId: `IvrStartedEvent|${callId}|10|2018.06.12_11:33:56`,
      kind: 'ivr.started',
      direction: 'inbound',
      customerNumber: '18012345678',
      trunkNumber: '6001',
      data: {
        ...documentedDevice,
        localConnectionState: 'Connect',
        cause: 'IVR',
        sipCallId: '1eec781e-e7fe-1236-1082-005056950ecd',
        sipFromTag: 'U3Bcm8yp9aXXg',
        sipToTag: '112b2501a0be4a688d5f3a91dee54b95',
      },
    });
  });

  test('IvrEndedEvent', () => {
    expect(draftOf(readFixture('ivr-ended'))).toEqual({
      ...documentedCall,
      providerEventId: `IvrEndedEvent|${callId}|10|2018.06.12_11:33:56`,
      kind: 'ivr.ended',
      direction: null,
      customerNumber: null,
      trunkNumber: null,
      data: { ...documentedDevice, localConnectionState: 'Idle', cause: 'NORMAL_CLEAR' },
    });
  });
});
