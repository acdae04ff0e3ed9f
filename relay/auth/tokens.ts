import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { Role } from './holder.ts';
import { digestOf, newSecret } from './secrets.ts';

/** @returns the token, which is shown once and kept nowhere. */
export function issueToken({ db }: DirectoryStore, role: Role, subject: string, now: EpochMs): string {
  const token = newSecret();
  db.prepare('INSERT INTO token (digest, role, subject, created_at) VALUES (?, ?, ?, ?)').run(digestOf(token), role, subject, now);
  return token;
}

/**
 * Withdraws every token, every unused enrolment code and every session of an agent.
 *
 * @returns how many tokens there were. Fails with `agent-unknown`.
 */
export function revokeAgent({ db }: DirectoryStore, agentNumber: string): Result<{ readonly revoked: number }> {
  return db
    .transaction((): Result<{ readonly revoked: number }> => {
      if (!db.prepare('SELECT 1 FROM agent WHERE number = ?').get(agentNumber)) {
        return fail('agent-unknown', `There is no agent ${agentNumber}.`, 'Look the number up with "agent list".');
      }
      db.prepare('DELETE FROM enrolment WHERE agent_number = ?').run(agentNumber);
      db.prepare(`DELETE FROM session WHERE role = 'agent' AND subject = ?`).run(agentNumber);
      const { changes } = db.prepare(`DELETE FROM token WHERE role = 'agent' AND subject = ?`).run(agentNumber);
      return ok({ revoked: changes });
    })
    .immediate();
}
