import { BlockList, isIP } from 'node:net';

/** Addresses and ranges of addresses. */
export interface AddressRanges {
  includes(address: string): boolean;
}

/**
 * Reads a list such as `203.0.113.7, 198.51.100.0/24, 2001:db8::/32`.
 *
 * @returns what of it is no address and no range, as it was written; empty for a good list.
 */
export function mistakesIn(list: string): readonly string[] {
  return partsOf(list).filter((part) => !addTo(new BlockList(), part));
}

/** The ranges of a list; what cannot be read of it lets nobody in. */
export function rangesOf(list: string): AddressRanges {
  const ranges = new BlockList();
  for (const part of partsOf(list)) addTo(ranges, part);
  return {
    includes: (address) => {
      const plain = withoutMapping(address);
      const version = isIP(plain);
      return version !== 0 && ranges.check(plain, familyOf(version));
    },
  };
}

function partsOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** @returns false for what is no address and no range. */
function addTo(ranges: BlockList, part: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  if (version === 0 || address.includes('%') || Number(prefix ?? bits) > bits) return false;
  ranges.addSubnet(address, Number(prefix ?? bits), familyOf(version));
  return true;
}

function familyOf(version: number): 'ipv4' | 'ipv6' {
  return version === 4 ? 'ipv4' : 'ipv6';
}

/** A socket that listens on both families tells an IPv4 caller as `::ffff:203.0.113.7`. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}
