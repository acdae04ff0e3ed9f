import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import type { DirectoryStore } from '../../auth/directory-store.ts';
import { codeLivesMs, enrolUrl, issueEnrolmentCode } from '../../auth/enrolment.ts';
import { publicUpdateKey } from '../../releases/update-key.ts';

/** A one-time code as it is shown once. */
export interface NewCode {
  readonly agentNumber: string;
  readonly name: string;
  readonly code: string;
  readonly link: string;
  readonly expiresAt: string;
}

export function newCode(store: DirectoryStore, agent: { readonly agentNumber: string; readonly name: string }, now: EpochMs): NewCode {
  const code = issueEnrolmentCode(store, agent.agentNumber, now);
  return { ...agent, code, link: enrolUrl(store.relayUrl(), code, publicUpdateKey(store)), expiresAt: toIso(now + codeLivesMs) };
}
