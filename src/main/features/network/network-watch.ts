import type { NetworkInterfaceInfo } from 'node:os';

const lookEveryMs = 2_000;

export interface NetworkSurroundings {
  /** The operating system's word; it may err on the side of `true`. */
  online(): boolean;
  interfaces(): Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
  /** @returns how to stop. */
  every(intervalMs: number, look: () => void): () => void;
}

/**
 * Watches for what breaks a connection without anybody telling it: the computer came back to a network, or an address
 * that it had is gone (another Wi-Fi, a cable, a VPN). A connection that nobody ended would else be waited for.
 *
 * @param changed the way to the relay may be another now
 * @returns how to stop
 */
export function watchNetwork(surroundings: NetworkSurroundings, changed: () => void): () => void {
  let online = surroundings.online();
  let addresses = addressesOf(surroundings);
  return surroundings.every(lookEveryMs, () => {
    const before = { online, addresses };
    online = surroundings.online();
    addresses = addressesOf(surroundings);
    const lost = [...before.addresses].some((address) => !addresses.has(address));
    const first = before.addresses.size === 0 && addresses.size > 0;
    if ((online && !before.online) || lost || first) changed();
  });
}

/** Addresses that lead out of this computer. */
function addressesOf({ interfaces }: NetworkSurroundings): ReadonlySet<string> {
  const found = Object.values(interfaces()).flatMap((each) => each ?? []);
  return new Set(found.filter(({ internal }) => !internal).map(({ address }) => address));
}
