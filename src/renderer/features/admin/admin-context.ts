import { createContext, use } from 'react';
import { fail } from '../../../shared/result.ts';
import type { AdminClient } from './client.ts';

const nobody: AdminClient = { ask: () => Promise.resolve(fail('offline', 'The relay does not answer.', 'Reload the page.')) };

export const AdminContext = createContext<AdminClient>(nobody);

/** The relay, as an admin's page asks it. */
export function useAdmin(): AdminClient {
  return use(AdminContext);
}
