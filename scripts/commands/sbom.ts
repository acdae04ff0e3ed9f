import { softwareBill } from '../security/sbom.ts';

process.stdout.write(`${JSON.stringify(softwareBill(), null, 2)}\n`);
