import type { WriterPort } from './history-port.ts';
import type { InspectorPort } from './inspector-port.ts';
import type { ReaderPort } from './reader-port.ts';
import type { PortMethods } from './thread-call.ts';

/** The methods that cross the threads; the compiler keeps the lists whole. */
export const writerMethods: PortMethods<WriterPort> = {
  open: true,
  close: true,
  foundDamaged: true,
  cursor: true,
  commit: true,
  status: true,
  callsSince: true,
  callsNotEnded: true,
  customerStory: true,
  recordingUrl: true,
  callWithEvents: true,
  keepPaintedAfter: true,
  saveWrapUp: true,
  unsharedNotes: true,
  wrapUpShared: true,
  markMissed: true,
  openMissed: true,
  saveContact: true,
  removeContact: true,
  importContacts: true,
  connected: true,
  heard: true,
  awaySeen: true,
  expire: true,
  eraseCalls: true,
  eraseContacts: true,
  eraseMentions: true,
  finishErasure: true,
  checkedAt: true,
  noteChecked: true,
  warmUp: true,
  finishChores: true,
};

export const readerMethods: PortMethods<ReaderPort> = {
  openReader: true,
  closeReader: true,
  page: true,
  search: true,
  count: true,
  missedPage: true,
  away: true,
  callBacks: true,
  contactsPage: true,
  parseContacts: true,
  exportTo: true,
  findMentions: true,
};

export const inspectorMethods: PortMethods<InspectorPort> = { lookThrough: true };
