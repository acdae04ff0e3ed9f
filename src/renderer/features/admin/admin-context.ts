import { createContext, use } from 'react';
import type { Answer } from '../../bridge/web-access.ts';
import { fail } from '../../../shared/result.ts';
import type { AdminClient } from './client.ts';

const offline = (): Promise<Answer<never>> => Promise.resolve(fail('offline', 'The relay does not answer.', 'Reload the page.'));
const nobody: AdminClient = { ask: offline, sendFile: offline };

export const AdminContext = createContext<AdminClient>(nobody);

/** The relay, as an admin's page asks it. */
export function useAdmin(): AdminClient {
  return use(AdminContext);
}
