import { createContext } from 'react';
import { nothingAllowed, type DeskRules } from '../../../shared/contract/desk-rules.ts';

/** What the admin lets this person do. */
export const RulesContext = createContext<DeskRules>(nothingAllowed);
