import { createContext } from 'react';
import type { Session } from '../login/LogInGate.tsx';

/** Who is logged in at this page of a browser; `null` in the desktop app. */
export const SessionContext = createContext<Session | null>(null);
