import { spawnSync } from 'node:child_process';
import { root } from '../lib/paths.ts';

/**
 * The time that stands in what is built, in seconds since 1970: SOURCE_DATE_EPOCH where it is given (reproducible-builds.org),
 * else when the built commit was made; so two builds of one commit are the same.
 */
export function sourceDateSeconds(): number {
  const given = process.env['SOURCE_DATE_EPOCH'] ?? '';
  if (/^\d+$/.test(given)) return Number(given);
  const said = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  const seconds = Number(said.stdout?.trim());
  return said.status === 0 && seconds > 0 ? seconds : Math.floor(Date.now() / 1000);
}
