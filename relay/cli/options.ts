import { agentNumberPattern } from '../core/visibility.ts';
import { loginPattern } from '../auth/logins.ts';
import { mistakesIn } from '../auth/address-ranges.ts';
import { sourceIdPattern } from '../auth/sources.ts';
import type { AlsoKnown } from '../auth/agents.ts';
import { usageFailure } from './output.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw usageFailure(`"${text}" is not a port.`, 'Give a number from 0 to 65535; 0 picks a free one.');
  return port;
}

/** Reads `HOST:PORT`, with an IPv6 address in brackets. */
export function addressOf(text: string): Address {
  const parts = /^(?:\[([\da-f:.]+)\]|([^:[\]]+)):(\d+)$/i.exec(text);
  const host = parts?.[1] ?? parts?.[2];
  if (host === undefined) throw usageFailure(`"${text}" is not HOST:PORT.`, 'Give for instance 0.0.0.0:7701 or [::]:7701.');
  return { host, port: portOf(parts?.[3] ?? '') };
}

/** An address that others reach, without the slash at its end. */
export function publicUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw usageFailure(`"${text}" is not an address.`, 'Give for instance https://calls.example.com.');
  }
  return url.href.replace(/\/+$/, '');
}

/** Addresses and ranges of proxies, separated by commas. */
export function proxiesOf(text: string): readonly string[] {
  const [wrong] = mistakesIn(text);
  if (wrong !== undefined) throw usageFailure(`"${wrong}" is no address and no range.`, 'Give for instance 127.0.0.1,10.0.0.0/8.');
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

export function sourceIdOf(text: string): string {
  if (sourceIdPattern.test(text)) return text;
  throw usageFailure(`"${text}" cannot name a source.`, 'Take up to 32 small letters, digits and hyphens, a letter or digit first.');
}

export function timeZoneOf(text: string): string {
  try {
    void new Intl.DateTimeFormat('en', { timeZone: text });
    // As it was given: the canonical name of Asia/Ho_Chi_Minh is one that nobody there uses any more.
    return text;
  } catch {
    throw usageFailure(`"${text}" is not a time zone.`, 'Give an IANA name, for instance Asia/Shanghai.');
  }
}

export function agentNumberOf(text: string): string {
  if (agentNumberPattern.test(text)) return text;
  throw usageFailure(`"${text}" is not an agent number.`, 'Give it as the cloud sends it, for instance 20001.');
}

export function agentNameOf(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 100) return name;
  throw usageFailure('The name is empty or longer than 100 characters.', 'Give the name that colleagues know.');
}

export function loginOf(text: string): string {
  if (loginPattern.test(text)) return text;
  throw usageFailure(`"${text}" cannot be a login.`, 'Take up to 64 letters, digits and . _ @ + -, without spaces.');
}

/** A whole number from 1 on. */
export function countOf(text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw usageFailure(`"${text}" is not a whole number from 1 on.`, 'Give for instance 90.');
  return count;
}

/** Collects `--also SOURCE:EXTENSION`, which may stand several times. */
export function collectAlso(text: string, before: readonly AlsoKnown[] | undefined): readonly AlsoKnown[] {
  const colon = text.indexOf(':');
  if (colon < 1) throw usageFailure(`"${text}" is not SOURCE:EXTENSION.`, 'Give for instance tel4vn:101.');
  return [...(before ?? []), { source: sourceIdOf(text.slice(0, colon)), extension: agentNumberOf(text.slice(colon + 1)) }];
}
