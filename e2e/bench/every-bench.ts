import { ack } from './ack.ts';
import { board } from './board.ts';
import { fanout } from './fanout.ts';
import type { Bench } from './figure.ts';
import { growth } from './growth.ts';
import { historyGrowth } from './history-growth.ts';
import { history } from './history.ts';
import { ingest } from './ingest.ts';
import { memory } from './memory.ts';
import { popup } from './popup.ts';
import { ready } from './ready.ts';
import { restart } from './restart.ts';
import { soak } from './soak.ts';
import { start } from './start.ts';

export const everyBench: readonly Bench[] = [ingest, ack, fanout, memory, restart, ready, growth, popup, board, history, historyGrowth, start, soak];
