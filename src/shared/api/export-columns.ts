/** The columns of an exported history, in their order. */
export const exportColumns = [
  'startedAt',
  'direction',
  'outcome',
  'customerNumber',
  'customerName',
  'contactName',
  'agentNumber',
  'agentName',
  'queueName',
  'ringSeconds',
  'talkSeconds',
  'disposition',
  'note',
  'callBackAt',
  'extras',
  'recordingUrl',
  'callId',
] as const;
export type ExportColumn = (typeof exportColumns)[number];
