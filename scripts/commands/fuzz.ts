import path from 'node:path';
import { become } from '../lib/child-process.ts';
import { root } from '../lib/paths.ts';

await become(process.execPath, [path.join(root, 'fuzz', 'main.ts'), ...process.argv.slice(2)]);
