/** Bytes of the X11 protocol, in little-endian order ("X Window System Protocol", appendix B: Protocol Encoding). */

/** Every reply, error and event is at least this long. */
export const packetBytes = 32;
/** The fixed part of the server's answer to the greeting; bytes 6 and 7 tell how much follows, in units of four. */
export const greetingBytes = 8;

const changeWindowAttributes = 2;
const overrideRedirect = 0x02_00;
const getInputFocus = 43;

/** The first message of a connection. */
export function greeting(cookie: { readonly name: string; readonly data: Buffer } | null): Buffer {
  const name = Buffer.from(cookie?.name ?? '');
  const data = cookie?.data ?? Buffer.alloc(0);
  const head = Buffer.alloc(12);
  head.write('l', 0, 'latin1');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

/**
 * Says whether the window manager shall leave a window alone, and asks something to which there is always a reply:
 * once it has come, the server has done what was said before.
 */
export function setOverrideRedirect(window: number, on: boolean): Buffer {
  const change = Buffer.alloc(16);
  change.writeUInt8(changeWindowAttributes, 0);
  change.writeUInt16LE(4, 2);
  change.writeUInt32LE(window, 4);
  change.writeUInt32LE(overrideRedirect, 8);
  change.writeUInt32LE(on ? 1 : 0, 12);
  const ask = Buffer.alloc(4);
  ask.writeUInt8(getInputFocus, 0);
  ask.writeUInt16LE(1, 2);
  return Buffer.concat([change, ask]);
}

/** The first byte of a packet: 0 for an error, 1 for a reply. */
export function isReply(packet: Buffer): boolean {
  return packet[0] === 1;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
