/** How a push was answered (contract, "Webhooks in"); the number is the HTTP status. */
export const pushAnswers = [
  'accepted',
  'duplicate',
  'refused_400',
  'unknown_404',
  'too_large_413',
  'failed_500',
  'unavailable_503',
] as const;

export type PushAnswer = (typeof pushAnswers)[number];
