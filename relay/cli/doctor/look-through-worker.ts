import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { checkDatabases } from './databases.ts';

parentPort?.postMessage(checkDatabases(z.object({ folder: z.string() }).parse(workerData).folder));
