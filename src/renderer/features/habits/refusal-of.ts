/** What a person can do about a call that was not placed. */
export type Refusal = 'admin' | 'busy' | 'refused' | 'unreachable' | 'unsure' | 'other';

/** The relay's and the app's codes (docs/protocol.md, "Dialling"). */
const refusals = new Map<string, Refusal>([
  ...(['not-allowed', 'agents-only', 'no-extension', 'dial-not-ready', 'not-set', 'wrong-setting', 'unauthorized'] as const).map((code) => [code, 'admin'] as const),
  ['already-dialling', 'busy'],
  ['too-many', 'busy'],
  ['not-dialled', 'refused'],
  ['unreachable', 'unreachable'],
  ['offline', 'unreachable'],
  ['timed-out', 'unsure'],
  ['unexpected-answer', 'unsure'],
]);

export function refusalOf(code: string): Refusal {
  return refusals.get(code) ?? 'other';
}
