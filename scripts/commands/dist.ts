import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { askedFor } from '../dist/asked.ts';
import { packDesktop } from '../dist/desktop/pack-desktop.ts';
import { packRelay } from '../dist/relay-package/pack-relay.ts';
import { root } from '../lib/paths.ts';

const asked = askedFor(process.argv.slice(2));
const output = path.join(root, 'dist');
rmSync(output, { recursive: true, force: true });
mkdirSync(output);

const made: boolean[] = [];
if (asked.parts.includes('relay')) await packRelay({ platforms: asked.platforms, output });
if (asked.parts.includes('desktop')) made.push(await packDesktop({ platforms: asked.platforms, output }));
process.exitCode = made.includes(false) ? 1 : 0;
