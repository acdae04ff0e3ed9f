import type { DirectoryStore } from '../../auth/directory-store.ts';

/** A hook's address as it is shown once. */
export interface NewAddress {
  readonly id: string;
  readonly dialect: string;
  readonly hookPath: string;
  readonly hookUrl: string;
  readonly onlyFromHere: boolean;
  readonly earlierStillHold: number;
}

export function newAddress(store: DirectoryStore, source: { readonly id: string; readonly dialect: string }, secret: string, earlierStillHold: number): NewAddress {
  const hookPath = `/hooks/${source.id}/${secret}`;
  const hookUrl = store.hookUrl() + hookPath;
  return { ...source, hookPath, hookUrl, onlyFromHere: isOnlyFromHere(hookUrl), earlierStillHold };
}

/** Whether an address is of this computer alone, where no cloud pushes to. */
export function isOnlyFromHere(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
