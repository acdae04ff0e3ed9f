import { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import { fail } from '../../../shared/result.ts';

const errorSchema = z.object({ code: z.string().optional(), message: z.string().optional(), cause: z.unknown().optional(), errors: z.array(z.unknown()).optional() });

const selfSigned = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'];
const untrusted = [...selfSigned, 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED', 'CERT_REVOKED', 'INVALID_CA'];
const noTls = ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST', 'EPROTO'];

/** Why nobody answered, told apart as far as a person would do something else about it. */
export function unreachable(error: unknown, relay: string): Result<never> {
  const { code, message } = innermost(error);
  const host = new URL(relay).host;
  const cause = `${relay}: ${message}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return fail('address-unknown', `No computer is known as ${host} (${code}).`, 'Check the address and the network.');
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return fail('certificate-expired', cause, 'Check the date of this computer; if it is right, the admin must renew the certificate.');
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return fail('certificate-not-yet-valid', cause, 'Check the date of this computer.');
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return fail('certificate-wrong-name', cause, 'Use the name that stands in the certificate; the admin knows it.');
  }
  if (untrusted.includes(code)) {
    return fail('certificate-untrusted', cause, 'Have the admin install the certificate’s authority on this computer.');
  }
  if (noTls.includes(code) || code.startsWith('ERR_SSL_')) {
    return fail('no-tls', cause, 'Write http:// in front of the address if the relay is in your own network; else ask the admin.');
  }
  return fail('address-unreachable', cause, 'Check the address, the port and the network.');
}

/** fetch wraps what happened; trying several addresses wraps it once more. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  const read = errorSchema.safeParse(error);
  if (!read.success) return { code: '', message: String(error) };
  const { cause, errors, code, message } = read.data;
  if (cause !== undefined && cause !== null) return innermost(cause);
  if (errors?.[0] !== undefined) return innermost(errors[0]);
  return { code: code ?? '', message: [message, code].filter(Boolean).join(' ') };
}
