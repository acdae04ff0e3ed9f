import { createContext, use } from 'react';

/** A word to the person that needs no answer, but may offer one. */
export interface Told {
  readonly text: string;
  /** What else there is to know, such as a cause as it was reported. */
  readonly detail?: string | undefined;
  /** It did not work: stays until it is closed. */
  readonly alarm?: boolean;
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

export const TellContext = createContext<(told: Told) => void>(() => undefined);

/** Tells the person what came of something, at the foot of the window. */
export function useTell(): (told: Told) => void {
  return use(TellContext);
}
