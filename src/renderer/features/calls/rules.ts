import { createContext } from 'react';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import { nothingAllowed } from '../../../shared/contract/nothing-allowed.ts';

/** What the admin lets this person do. */
export const RulesContext = createContext<DeskRules>(nothingAllowed);
