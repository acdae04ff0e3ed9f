import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Regions } from '../../stores/regions.ts';

export const RegionsContext = createContext<Regions | null>(null);

const nothing = (): (() => void) => () => undefined;

/** Where a customer's number belongs; `null` where it does not tell, or not yet. */
export function useRegion(number: string | null, dialect: string): string | null {
  const regions = use(RegionsContext);
  useEffect(() => {
    if (number !== null) regions?.want(number, dialect);
  });
  return useSyncExternalStore(regions?.listen ?? nothing, () => (number === null ? null : (regions?.of(number, dialect) ?? null)));
}
