import { typecheck } from '../lib/checks.ts';

process.exitCode = (await typecheck()) ? 0 : 1;
