import path from 'node:path';
import { become } from '../lib/child-process.ts';
import { buildApp } from '../lib/build-app.ts';
import { root } from '../lib/paths.ts';

await buildApp();
await become(process.execPath, [path.join(root, 'e2e', 'bench', 'main.ts'), ...process.argv.slice(2)]);
