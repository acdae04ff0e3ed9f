import { parentPort } from 'node:worker_threads';
import { createHistory } from './history.ts';
import { answer } from './thread-call.ts';

if (!parentPort) throw new Error('The history runs on a thread of its own.');
answer(parentPort, createHistory());
