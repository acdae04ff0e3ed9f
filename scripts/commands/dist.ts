import { rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/child-process.ts';
import { program } from '../lib/checks.ts';
import { prepareDesktop } from '../lib/desktop.ts';
import { root } from '../lib/paths.ts';
import { say } from '../lib/say.ts';
import { electronVersionOf } from '../lib/electron-version.ts';

const runtime = await prepareDesktop({ display: false });
const output = path.join(root, 'dist');
rmSync(output, { recursive: true, force: true });
if (!runtime.official) say('Packed with the test runtime: the artefact is named -test and must not be released.');

process.exitCode = await run(
  program('electron-builder'),
  [
    '--dir',
    '--publish=never',
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${electronVersionOf(runtime.folder)}`,
    ...(runtime.official ? [] : ['-c.productName=Danping-test', '-c.linux.executableName=danping-test']),
  ],
  { cwd: root },
);
