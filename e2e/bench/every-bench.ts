import { board } from './board.ts';
import type { Bench } from './figure.ts';
import { history } from './history.ts';
import { ingest } from './ingest.ts';
import { popup } from './popup.ts';
import { start } from './start.ts';

export const everyBench: readonly Bench[] = [ingest, popup, board, history, start];
