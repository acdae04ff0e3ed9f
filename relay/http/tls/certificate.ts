import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { fail, ok, type Result } from '../../../src/shared/result.ts';

/** What is older is broken (RFC 8996). */
export const lowestTls = 'TLSv1.2';

/** Where the admin's certificate lies: the chain (this computer's first) and its key, both PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Certificate {
  /** PEM, as Node's TLS takes it. */
  readonly cert: string;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly endsAt: number;
}

/**
 * Reads a certificate and its key, and sees that they belong together. One that has run out is still read: whoever must get in may
 * choose to. Fails with `certificate-unreadable`.
 */
export function readCertificate(files: CertificateFiles): Result<Certificate> {
  const cert = readText(files.cert);
  if (!cert.ok) return cert;
  const key = readText(files.key);
  if (!key.ok) return key;
  const own = certificateIn(cert.value);
  if (!own) return unreadable(`${files.cert} holds no certificate.`, 'Give the certificate as PEM, the whole chain, this computer’s own first.');
  const secret = keyIn(key.value);
  if (!secret) return unreadable(`${files.key} holds no private key that can be read.`, 'Give it as PEM, without a password.');
  if (!own.checkPrivateKey(secret)) return unreadable(`The key in ${files.key} is not the one of the certificate in ${files.cert}.`, 'Give the two that were made together.');
  try {
    createSecureContext({ cert: cert.value, key: key.value });
  } catch (error) {
    return unreadable(`The certificate in ${files.cert} cannot be used (${codeOf(error)}).`, 'Give the whole chain as PEM, with a key of 2048 bits or more.');
  }
  return ok({ cert: cert.value, key: key.value, endsAt: own.validToDate.getTime() });
}

function readText(file: string): Result<string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    return unreadable(`${file} cannot be read (${codeOf(error)}).`, 'Correct the path, or let the relay’s user read it.');
  }
}

/** The first of a chain. */
function certificateIn(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function keyIn(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function unreadable(cause: string, mend: string): Result<never> {
  return fail('certificate-unreadable', cause, mend);
}

/** Never the message: OpenSSL's may quote what it read. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
