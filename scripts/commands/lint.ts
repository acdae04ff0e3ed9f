import { lint } from '../lib/checks.ts';

process.exitCode = (await lint()) ? 0 : 1;
