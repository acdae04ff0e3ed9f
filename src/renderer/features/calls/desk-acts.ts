import { createContext } from 'react';

/** What lists and panels may have done elsewhere in the window. */
export interface DeskActs {
  /** The relay can place calls for this person. */
  readonly canDial: boolean;
  /** Opens the contact's form, with what is known filled in. */
  readonly saveContact: (known: { readonly name: string; readonly number: string }) => void;
}

export const DeskActsContext = createContext<DeskActs>({ canDial: false, saveContact: () => undefined });
