import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from '../sqlite/open.ts';
import type { DirectoryStore } from './directory-store.ts';
import { digestOf, newSecret } from './secrets.ts';
import { issueToken } from './tokens.ts';

/** How long an enrolment code waits to be used. */
export const codeLivesMs = 7 * 24 * 3_600_000;

export function issueEnrolmentCode({ db }: DirectoryStore, agentNumber: string, now: EpochMs): string {
  const code = newSecret();
  db.prepare('INSERT INTO enrolment (digest, agent_number, expires_at) VALUES (?, ?, ?)').run(
    digestOf(code),
    agentNumber,
    now + codeLivesMs,
  );
  return code;
}

export interface Enrolled {
  readonly token: string;
  readonly agentNumber: string;
  readonly name: string;
}

/**
 * Turns a one-time code into a token. Fails with `code-invalid`, the same for wrong, used and expired codes, and with
 * `directory-unavailable` when the disk refuses; the code is good still then.
 */
export function enrol(store: DirectoryStore, code: string, now: EpochMs): Result<Enrolled> {
  try {
    const enrolled = exchange(store, code, now);
    if (enrolled) {
      store.reload();
      return ok(enrolled);
    }
  } catch (error) {
    return fail('directory-unavailable', `The directory cannot be written (${codeOf(error)}).`, 'Try again in a moment.');
  }
  return fail('code-invalid', 'This enrolment code is wrong, was used already or has expired.', 'Ask the administrator for a new link.');
}

function exchange(store: DirectoryStore, code: string, now: EpochMs): Enrolled | undefined {
  const { db } = store;
  return db
    .transaction((): Enrolled | undefined => {
      const used = db
        .prepare<[number, string, number], { agent_number: string }>(
          'UPDATE enrolment SET used_at = ? WHERE digest = ? AND used_at IS NULL AND expires_at > ? RETURNING agent_number',
        )
        .get(now, digestOf(code), now);
      const agent =
        used && db.prepare<[string], { number: string; name: string }>('SELECT number, name FROM agent WHERE number = ?').get(used.agent_number);
      return agent && { token: issueToken(store, 'agent', agent.number, now), agentNumber: agent.number, name: agent.name };
    })
    .immediate();
}

/** The deep link that sets the desktop app up (contract, "Relay command line"). The key comes along past the network, for the desk to pin. */
export function enrolUrl(relayUrl: string, code: string, updateKey: string): string {
  return `danping://enrol?relay=${encodeURIComponent(relayUrl)}&code=${encodeURIComponent(code)}&key=${encodeURIComponent(updateKey)}`;
}
