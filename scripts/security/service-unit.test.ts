import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';
import { skipByName } from './skipped.ts';

const unit = path.join(root, 'relay', 'packaging', 'danping-relay.service');
/** In tenths, as systemd-analyze counts it: 2.0. */
const mostExposure = 20;

test('systemd finds the relay’s service exposed to 2.0 of 10 at most', (context) => {
  const { status, stdout, stderr, error } = spawnSync('systemd-analyze', ['security', '--offline=true', `--threshold=${mostExposure}`, '--no-pager', unit], { encoding: 'utf8' });
  if (error) skipByName(context, 'this computer has no systemd-analyze.');
  if (/unrecognized option/.test(stderr)) skipByName(context, 'this systemd-analyze cannot look at a file (systemd 250 and later can).');
  expect([stdout.split('\n').filter((line) => line.startsWith('✗') || line.includes('Overall')), status]).toEqual([expect.arrayContaining([expect.stringMatching(/Overall exposure level .*: [01]\.\d|: 2\.0/)]), 0]);
});

test('the relay’s service lets it listen on all addresses, for which Node asks the kernel by netlink what they are', () => {
  expect(readFileSync(unit, 'utf8')).toMatch(/^RestrictAddressFamilies=(?=.*\bAF_INET6?\b).*\bAF_NETLINK\b/m);
});

test('the relay’s service is a user of its own, writes in one place and listens where the relay says', () => {
  const lines = readFileSync(unit, 'utf8').split('\n');
  expect(lines).toEqual(expect.arrayContaining(['User=danping-relay', 'ProtectSystem=strict', 'StateDirectory=danping-relay', 'StateDirectoryMode=0700', 'UMask=0077', 'NoNewPrivileges=yes']));
  expect(lines.filter((line) => /^(ReadWritePaths|BindPaths|AmbientCapabilities=.)/.test(line))).toEqual([]);
  // Without --host the relay listens on loopback alone.
  expect(lines.filter((line) => line.startsWith('ExecStart'))).toEqual(['ExecStart=/usr/bin/danping-relay serve --data /var/lib/danping-relay $DANPING_RELAY_OPTIONS']);
});
