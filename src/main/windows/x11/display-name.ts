import type { NetConnectOpts } from 'node:net';

export interface XDisplay {
  readonly number: string;
  readonly address: NetConnectOpts;
}

const firstPort = 6000;

/** Reads `$DISPLAY`, `[HOST]:NUMBER[.SCREEN]` (X(7), "Display names"). @returns `null` when it says something else. */
export function readDisplayName(name: string | undefined): XDisplay | null {
  const [, host = '', number = ''] = /^(?:unix\/)?([^:/]*):(\d{1,5})(?:\.\d+)?$/.exec(name ?? '') ?? [];
  if (number === '') return null;
  if (host === '' || host === 'unix') return { number, address: { path: `/tmp/.X11-unix/X${number}` } };
  return { number, address: { host, port: firstPort + Number(number) } };
}
