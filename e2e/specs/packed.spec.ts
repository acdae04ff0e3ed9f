import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { fusesOf } from '../helpers/fuses.ts';
import { packedApp } from '../helpers/packed-app.ts';
import { startPacked } from '../helpers/packed-desk.ts';

test('the packed folder starts and shows a call, and obeys nobody who asks it to be something else', async ({ scene }) => {
  test.setTimeout(240_000);
  const { folder, program } = await packedApp();
  // What is packed from a runtime that is not the pinned one says so in its name.
  const pinned = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;
  expect(program === 'danping').toBe(readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '') === pinned);
  expect(fusesOf(path.join(folder, program))).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });

  const switches = ['--inspect=0', `--relay=${scene.relay.url}`, `--token=${scene.tokens.get('20001')}`, `--profile=${path.join(scene.folder, 'profile')}`];
  const desk = await startPacked(path.join(folder, program), switches, { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--throw-deprecation' });
  try {
    await expect(desk.main.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
    await scene.push(inboundRing('call-packed'));
    await expect(desk.popup.locator('[data-call-id="call-packed"]')).toHaveAttribute('data-state', 'ringing');
    expect(desk.said()).not.toContain('Debugger listening');
    expect(desk.said()).toContain('windows are ready');
  } finally {
    await desk.stop();
  }
});
