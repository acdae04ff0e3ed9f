import { board } from './board.ts';
import type { Bench } from './figure.ts';
import { popup } from './popup.ts';

export const everyBench: readonly Bench[] = [popup, board];
