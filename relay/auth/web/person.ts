import type { Person } from '../../../src/shared/contract/web-access.ts';
import type { DirectoryStore } from '../directory-store.ts';
import type { Holder } from '../holder.ts';

/** A holder as pages see them; `null` for an agent who is not enrolled any more. */
export function personOf(store: DirectoryStore, { role, subject }: Holder): Person | null {
  if (role !== 'agent') return { role, login: subject };
  const agent = store.db.prepare<[string], { name: string }>('SELECT name FROM agent WHERE number = ?').get(subject);
  return agent ? { role, agentNumber: subject, name: agent.name } : null;
}

/** How the audit log names a person: `admin:li`, `agent:20001`. */
export function auditName({ role, subject }: Holder): string {
  return `${role}:${subject}`;
}
