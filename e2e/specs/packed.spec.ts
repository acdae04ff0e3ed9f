import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/lib/paths.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { expectCard, expectConnection } from '../helpers/marks.ts';

test('the packed folder starts and shows a call', async ({ scene }) => {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'run.mjs'), 'dist'], { cwd: root });
  const folder = path.join(root, 'dist', 'linux-unpacked');
  const program = readdirSync(folder).find((name) => /^danping(-test)?$/.test(name)) ?? '';
  const desk = await scene.desk({ packedBinary: path.join(folder, program) });
  await expectConnection(desk, 'live');
  expect(await desk.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await scene.push(inboundRing('call-packed'));
  await expectCard(desk, 'call-packed', 'ringing');
});
