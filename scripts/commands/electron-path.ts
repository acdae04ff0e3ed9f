import { electronRuntime } from '../lib/electron-binary.ts';

process.stdout.write(`${(await electronRuntime()).binary}\n`);
