import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';

/**
 * The only way from this app to a browser: web addresses without a user name, https unless http was allowed. Everything else
 * that an operating system would start (files, shares, other programs' schemes) is refused.
 *
 * @param openExternal hands the address to the operating system
 */
export async function openOutside(
  url: string,
  allowHttp: boolean,
  openExternal: (url: string) => Promise<void>,
): Promise<Result<void>> {
  const read = URL.canParse(url) ? new URL(url) : null;
  const schemes = allowHttp ? ['https:', 'http:'] : ['https:'];
  if (!read || !schemes.includes(read.protocol) || read.username !== '' || read.password !== '' || read.hostname === '') {
    return fail('address-refused', 'The address is not one that may be opened.', 'Use an https address without a user name.');
  }
  try {
    await openExternal(read.href);
    return ok(undefined);
  } catch {
    return fail('browser-silent', 'The computer did not open the address.', 'Choose a default browser in the computer’s settings.');
  }
}
