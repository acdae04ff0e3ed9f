import { createContext, use } from 'react';
import type { Bridge, Capabilities } from '../../shared/bridge.ts';

export const BridgeContext = createContext<Bridge | null>(null);

/** The bridge of the window that the component stands in. */
export function useBridge(): Bridge {
  const bridge = use(BridgeContext);
  if (!bridge) throw new Error('No BridgeContext around this component.');
  return bridge;
}

/** What the host of this page can do. */
export function useCaps(): Capabilities {
  return useBridge().caps;
}
