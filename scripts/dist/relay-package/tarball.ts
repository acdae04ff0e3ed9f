import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Whether this machine has the tar that can be told every detail. */
export function canWriteTarball(): boolean {
  return /GNU tar/.test(spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout ?? '');
}

/**
 * Packs a folder into a tar.gz, under the folder's own name: order, owners, modes and times do not depend on who builds it.
 *
 * @throws with tar's words
 */
export function writeTarball(folder: string, to: string, epochSeconds: number): void {
  const how = ['--sort=name', `--mtime=@${epochSeconds}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', '--format=gnu'];
  const packed = spawnSync('tar', [...how, '--use-compress-program=gzip -n -6', '-cf', to, '-C', path.dirname(folder), path.basename(folder)], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`tar made no archive: ${(packed.stderr || String(packed.error)).trim()}`);
}
