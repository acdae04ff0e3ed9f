import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { watchNetwork } from './network-watch.ts';

function address(text: string, internal = false): NetworkInterfaceInfo {
  return { address: text, netmask: '255.255.255.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal, cidr: null };
}

function stage() {
  const here = { online: true, addresses: [address('127.0.0.1', true), address('192.168.1.5')] };
  let look = (): void => undefined;
  let changes = 0;
  watchNetwork(
    {
      online: () => here.online,
      interfaces: () => ({ any: here.addresses }),
      every: (_intervalMs, action) => {
        look = action;
        return () => undefined;
      },
    },
    () => (changes += 1),
  );
  return {
    here,
    changesAfterLook: () => {
      look();
      return changes;
    },
  };
}

describe('watching the network', () => {
  it('says nothing as long as nothing changes, or something is added that no connection used', () => {
    const { here, changesAfterLook } = stage();
    expect(changesAfterLook()).toBe(0);
    here.addresses.push(address('172.17.0.1'));
    expect(changesAfterLook()).toBe(0);
  });

  it('tells of another Wi-Fi, once', () => {
    const { here, changesAfterLook } = stage();
    here.addresses[1] = address('10.0.0.7');
    expect(changesAfterLook()).toBe(1);
    expect(changesAfterLook()).toBe(1);
  });

  it('tells when the network comes back, not when it goes', () => {
    const { here, changesAfterLook } = stage();
    here.online = false;
    expect(changesAfterLook()).toBe(0);
    here.online = true;
    expect(changesAfterLook()).toBe(1);
  });

  it('tells of the first address after there was none', () => {
    const { here, changesAfterLook } = stage();
    here.addresses.pop();
    expect(changesAfterLook()).toBe(1);
    here.addresses.push(address('10.0.0.7'));
    expect(changesAfterLook()).toBe(2);
  });
});
