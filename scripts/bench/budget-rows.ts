/** A row of the table in docs/performance.md, and the figures that fill it. */
export interface BudgetRow {
  readonly name: string;
  readonly budget: string;
  /** What `npm run bench -- NAME` takes. */
  readonly bench: string;
  /** Figures by their names, in which `*` stands for a number or a word that is put in. */
  readonly figures: readonly string[];
}

/** Every budget that Danping is held to. Each is with everything switched on: fsync, deduplication, visibility, folds, metrics, acknowledgements. */
export const budgetRows: readonly BudgetRow[] = [
  { name: 'push → client at 500/s, p99', budget: '≤ 1.5 × bare Socket.IO without disk + two fsyncs; ahead of Node-RED', bench: 'ingest', figures: ['push to client at 500/s, p99'] },
  { name: 'pushes a second, sustained, none lost', budget: '≥ 0.5 × bare Socket.IO without disk, ≥ 1.0 × Node-RED; nchan beside', bench: 'ingest', figures: ['pushes sustained', 'pushes answered 2xx and not delivered'] },
  { name: 'answer at 2,000 pushes/s for 10 min, p99, on one core', budget: '≤ 100 ms; resident memory flat', bench: 'ack', figures: ['answer at * pushes/s, p99', 'memory at the end of it'] },
  { name: 'push → painted pop-up, p99', budget: '≤ 4 × a bare Electron pop-up in a prewarmed window, history commit included', bench: 'popup', figures: ['push to painted pop-up, p99', 'push to painted pop-up, p50'] },
  { name: 'memory for each connected client', budget: '≤ 1.2 × bare Socket.IO', bench: 'memory', figures: ['memory for each connected client'] },
  { name: 'relay killed and started again with 2,000 clients: all current', budget: '≤ 1.5 × bare Socket.IO’s reconnection', bench: 'restart', figures: ['relay killed and started again with * clients: all current'] },
  { name: 'fan-out of one change to 500 supervisors, p99', budget: '≤ 1.2 × bare Socket.IO; patches coalesced, never one for each push', bench: 'fanout', figures: ['fan-out of one change on the board to * supervisors, from the first to each, p99', 'push to the board of each of * supervisors, p99', 'board patches a second while * changes a second are pushed'] },
  { name: 'history search at 1,000,000 calls, p99 of every kind', budget: '≤ 5 ms in the store, ≤ 50 ms from key stroke to painted rows', bench: 'history', figures: ['search in the store, * calls, p99 of the slowest kind', 'key stroke to painted rows, * calls, p99'] },
  { name: 'history apply while catching up, all indexes', budget: '≥ 5,000 events/s', bench: 'history', figures: ['catching up with * calls there'] },
  { name: 'app start → painted main window with 1,000,000 calls', budget: '≤ 1.5 × bare Electron with the same windows; memory ≤ 1.25 ×', bench: 'start', figures: ['start to painted main window, * calls', 'memory of all processes after the start, * calls'] },
  { name: 'relay ready with 1,000,000 events in the log', budget: '≤ 2 s', bench: 'ready', figures: ['relay ready with * events in its log, *'] },
  { name: 'growth of the cost of an event, 10,000 to 10,000,000 in the log', budget: 'exponent of the total cost ≤ 1.05', bench: 'growth', figures: ['growth of the cost of all pushes with *, exponent'] },
  { name: 'growth of search and apply, 10,000 to 1,000,000 calls', budget: 'search ≤ logarithmic; exponent of the total cost of apply ≤ 1.05', bench: 'history-growth', figures: ['growth of the slowest search with the calls, exponent of its *', 'growth of the cost of all events with the calls of the history, exponent'] },
  { name: 'soak: memory at the usual 200 pushes/s, 200 agents, 5 supervisors', budget: 'growth ≤ 10 MiB/h', bench: 'soak', figures: ['soak: growth of the resident memory', 'soak: event-loop delay, p99'] },
];

/** Whether a figure is one that fills a row; one that was skipped may say what it would have been held against. */
export function isFigureOf({ figures }: BudgetRow, figure: string): boolean {
  return figures.some((pattern) => new RegExp(`^${pattern.split('*').map(escape).join('.+')}(, against .+)?$`).test(figure));
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
