import type { AgentStateWire } from '../../../../shared/contract/board.ts';
import type { EpochMs } from '../../../../shared/contract/time.ts';
import type { CsvCell } from './csv.ts';

/** One agent as a line of the table that is saved. */
export interface TableRow {
  readonly agent: AgentStateWire;
  readonly state: string;
  /** As it stands on the screen: a number that is masked there is masked here. */
  readonly customer: string | null;
  readonly queue: string | null;
}

export const tableColumns = ['number', 'name', 'state', 'since', 'seconds', 'who', 'queue', 'logged-in', 'enrolled'] as const;
export type TableColumn = (typeof tableColumns)[number];

export function tableCells({ agent, state, customer, queue }: TableRow, now: EpochMs, yesNo: (yes: boolean) => string): CsvCell[] {
  const since = agent.since === null ? null : Date.parse(agent.since);
  return [
    agent.agentNumber,
    agent.agentName,
    state,
    since === null ? null : localTime(new Date(since)),
    since === null ? null : Math.max(0, Math.round((now - since) / 1_000)),
    customer,
    queue,
    yesNo(agent.loggedIn),
    yesNo(agent.enrolled),
  ];
}

/** `2026-11-20 10:21:31` by this computer's clock, which spreadsheets read as a time. */
export function localTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
