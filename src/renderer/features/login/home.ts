import type { Person } from '../../../shared/contract/web-access.ts';

/** Where a person's work is. */
export const homes: Readonly<Record<Person['role'], string>> = { agent: '/desk', supervisor: '/board', admin: '/admin' };

export function homeOf({ role }: Person): string {
  return homes[role];
}
