import type { MonitorCall, WellcloudClient, WellcloudResult } from '../index.ts';

export const callId = '82327ef4-b608-4af2-ab69-9186eab1d663';

/** What the document's monitor-call example asks for. */
export const monitored: MonitorCall = {
  callId,
  sipCallId: '6df4cb47970d1b824c8fa48219b10142@192.168.40.193',
  sipFromTag: 'r69vX16tmZ7cQ',
  sipToTag: '8d4b8235',
  ivrRtp: 'udp://172.16.200.17:33121',
  customerRtp: 'udp://172.16.200.17:33122',
  deviceId: '80126@yanrui.cc',
};

const files = ['welcome.wav', 'bye.wav'];

/** Every command of the document, with the arguments of its example. */
export const commands: readonly (readonly [name: string, give: (client: WellcloudClient) => Promise<WellcloudResult<unknown>>])[] = [
  ['monitor-call', (client) => client.monitorCall(monitored)],
  ['play-media', (client) => client.playMedia(callId, files)],
  ['stop-media', (client) => client.stopMedia(callId)],
  ['stop-and-play-media', (client) => client.stopAndPlayMedia(callId, files)],
];
