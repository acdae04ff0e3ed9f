import { watchFile } from 'node:fs';
import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import type { Failure } from '../../../src/shared/result.ts';
import { lowestTls, readCertificate, type Certificate, type CertificateFiles } from './certificate.ts';

export interface CertificateReports {
  /** Another certificate is shown from now on. */
  readonly taken: (daysLeft: number) => void;
  /** What lies there now cannot be used; the one before goes on. */
  readonly refused: (failure: Failure) => void;
  /** It runs out soon; negative: it has. */
  readonly ending: (daysLeft: number) => void;
}

/** Files are looked at this often: a link that leads elsewhere by now counts, too, which no file watcher tells. */
const lookEveryMs = 2_000;
/** Certificate and key are not written at one moment. */
const settlesWithinMs = 500;
const dayMs = 24 * 3_600_000;
const warnBeforeDays = 14;

/**
 * Shows a renewed certificate to whoever connects from then on, once the files have changed or on SIGHUP; connections that stand
 * keep what they have. It lasts as long as the process, and holds it up by nothing.
 */
export function keepFresh(apps: readonly { readonly server: Server }[], files: CertificateFiles, first: Certificate, reports: CertificateReports): void {
  let shown = first;
  let settling: NodeJS.Timeout | undefined;
  const daysLeft = (): number => Math.floor((shown.endsAt - Date.now()) / dayMs);

  const readAnew = (): void => {
    const read = readCertificate(files);
    if (!read.ok) return reports.refused(read.failure);
    if (read.value.cert === shown.cert && read.value.key === shown.key) return;
    shown = read.value;
    const { cert, key } = shown;
    for (const { server } of apps) if (server instanceof TlsServer) server.setSecureContext({ cert, key, minVersion: lowestTls });
    reports.taken(daysLeft());
  };
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(readAnew, settlesWithinMs);
  };
  const lookAtEnd = (): void => {
    if (daysLeft() < warnBeforeDays) reports.ending(daysLeft());
  };

  for (const file of [files.cert, files.key]) watchFile(file, { interval: lookEveryMs, persistent: false }, changed);
  process.on('SIGHUP', readAnew);
  lookAtEnd();
  setInterval(lookAtEnd, dayMs).unref();
}
