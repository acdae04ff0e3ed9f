/** What lets a program in at an X server: libXau's `Xau.h`, `MIT-MAGIC-COOKIE-1`. */
export const cookieName = 'MIT-MAGIC-COOKIE-1';

/** "Any host", in the family field of an entry (libXau, FamilyWild). */
const anyHost = 65_535;
/** An address that is a host's name on this computer (libXau, FamilyLocal). */
const localHost = 256;

/**
 * Finds the cookie for a display in the content of an `.Xauthority` file: big-endian family, then address, display
 * number, name and data, each behind its length (libXau, `XauReadAuth`).
 *
 * @returns `null` when the file has none, or is cut short
 */
export function findCookie(file: Buffer, hostName: string, displayNumber: string): Buffer | null {
  let at = 0;
  const number = (): number => {
    const value = file.readUInt16BE(at);
    at += 2;
    return value;
  };
  const field = (): Buffer => {
    const length = number();
    if (at + length > file.length) throw new RangeError('cut short');
    at += length;
    return file.subarray(at - length, at);
  };
  try {
    while (at < file.length) {
      const family = number();
      const [address, display, name, cookie] = [field().toString(), field().toString(), field().toString(), field()];
      const here = family === anyHost || (family === localHost && address === hostName);
      if (here && (display === displayNumber || display === '') && name === cookieName) return cookie;
    }
  } catch {
    return null;
  }
  return null;
}
