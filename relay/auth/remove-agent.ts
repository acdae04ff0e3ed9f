import { fail, ok, type Result } from '../../src/shared/result.ts';
import { retireNumber } from './audience.ts';
import type { DirectoryStore } from './directory-store.ts';

/**
 * Takes an agent out of the directory: tokens, enrolment codes, sessions and extensions go, the events stay in the log under a
 * key that nobody gets again.
 *
 * @returns how many tokens there were. Fails with `agent-unknown`.
 */
export function removeAgent({ db }: DirectoryStore, agentNumber: string): Result<{ readonly revoked: number }> {
  return db
    .transaction((): Result<{ readonly revoked: number }> => {
      const { changes } = db.prepare('DELETE FROM agent WHERE number = ?').run(agentNumber);
      if (changes === 0) return fail('agent-unknown', `There is no agent ${agentNumber}.`, 'Look the number up with "agent list".');
      const revoked = db.prepare(`DELETE FROM token WHERE role = 'agent' AND subject = ?`).run(agentNumber).changes;
      db.prepare(`DELETE FROM session WHERE role = 'agent' AND subject = ?`).run(agentNumber);
      retireNumber(db, agentNumber);
      return ok({ revoked });
    })
    .immediate();
}
