import path from 'node:path';
import { become } from '../lib/child-process.ts';
import { root } from '../lib/paths.ts';

// A day of a whole centre leaves much behind that is soon of no use.
const memory = ['--max-semi-space-size=64', '--max-old-space-size=8192'];

await become(process.execPath, [...memory, path.join(root, 'sim', 'main.ts'), ...process.argv.slice(2)]);
