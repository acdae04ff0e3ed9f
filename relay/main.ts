import { ok, type Result } from '../src/shared/result.ts';
import { BackOff } from './auth/back-off.ts';
import { DirectoryStore } from './auth/directory-store.ts';
import { enrol } from './auth/enrolment.ts';
import { digestOf } from './auth/secrets.ts';
import { checkNoRestoreInterrupted } from './cli/backup/interrupted.ts';
import { runCommandLine } from './cli/program.ts';
import type { ServeOptions, Serving } from './cli/serve-command.ts';
import type { Dialect } from './core/dialect.ts';
import { BoardFeed } from './board/feed.ts';
import { MemoryFile } from './board/memory-file.ts';
import { createIngest } from './core/ingest.ts';
import type { Source } from './core/ports.ts';
import type { PushAnswer } from './core/push-answer.ts';
import { moorV7 } from './dialects/moor-v7/index.ts';
import { tel4vn } from './dialects/tel4vn/index.ts';
import { wellcloud } from './dialects/wellcloud/index.ts';
import { yunhuni } from './dialects/yunhuni/index.ts';
import { hookApp, mainApp } from './http/app.ts';
import { listen, stopListening } from './http/listen.ts';
import { openJournal, type Journal } from './journal.ts';
import { SqliteEventLog } from './log/event-log.ts';
import { logFileSizes } from './log/file-sizes.ts';
import { keepTrimmed } from './log/retention-schedule.ts';
import { lockForServing } from './log/serve-lock.ts';
import { RelayMetrics } from './metrics/relay-metrics.ts';
import { prepareDataFolder } from './sqlite/open.ts';
import { serveSockets } from './socket/server.ts';

const dialects = new Map<string, Dialect>([moorV7, yunhuni, tel4vn, wellcloud].map((dialect) => [dialect.name, dialect]));

/** How soon a running relay notices what a command changed when nothing else makes it look. */
const recheckEveryMs = 500;
/** After this, stopping waits for no request any more (contract: 5 s in all). */
const patienceMs = 3_000;

async function serve(options: ServeOptions): Promise<Result<Serving>> {
  const journal = openJournal();
  // Node's own words would quote the line and the message.
  process.on('uncaughtException', (error) => {
    journal.crashed(error);
    process.exit(1);
  });
  const metrics = new RelayMetrics();
  const stores = openStores(options.data, journal, metrics);
  if (!stores.ok) return stores;
  const { log, directory } = stores.value;
  const relay = compose(options, stores.value, journal, metrics);

  const url = await listen(relay.main, options);
  if (!url.ok) return url;
  const hookUrl = relay.hooks && options.hookListen ? await listen(relay.hooks, options.hookListen) : null;
  if (hookUrl && !hookUrl.ok) return hookUrl;
  directory.setMeta('listen-url', url.value);
  directory.setMeta('public-url', options.publicUrl);
  directory.setMeta('hook-url', hookUrl?.value ?? null);

  relay.keepTrimmed();

  const told = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  return ok({
    listening: {
      event: 'listening',
      url: url.value,
      epoch: log.epoch,
      head: log.head,
      pid: process.pid,
      ...(hookUrl && { hookUrl: hookUrl.value }),
    },
    stopped: told.then(() => relay.stop()),
  });
}

interface Stores {
  readonly log: SqliteEventLog;
  readonly directory: DirectoryStore;
  release(): void;
}

function openStores(folder: string, journal: Journal, metrics: RelayMetrics): Result<Stores> {
  const prepared = prepareDataFolder(folder);
  if (!prepared.ok) return prepared;
  const lock = lockForServing(folder);
  if (!lock.ok) return lock;
  const whole = checkNoRestoreInterrupted(folder);
  if (!whole.ok) return whole;
  const directory = DirectoryStore.open(folder);
  if (!directory.ok) return directory;
  const log = SqliteEventLog.open(folder, {
    failing: journal.logFailing,
    healed: journal.logHealed,
    damaged: journal.eventDamaged,
    appended: (event) => metrics.appended(event),
  });
  if (!log.ok) return log;
  return ok({ log: log.value, directory: directory.value, release: () => lock.value.release() });
}

function compose(options: ServeOptions, { log, directory, release }: Stores, journal: Journal, metrics: RelayMetrics) {
  let stopping = false;
  const parts = {
    log,
    quarantine: log,
    ingest: createIngest({
      dialects,
      log,
      directory: () => directory.current(),
      onMistake: (source, error) => journal.dialectStumbled(source.id, error),
    }),
    addressCheck: (source: Source, query: Readonly<Record<string, string>>) =>
      dialects.get(source.dialect)?.answerAddressCheck?.(query, { timeZone: source.timeZone, values: source.values }) ?? null,
    sourceWithSecret: (id: string, secret: string) => directory.current().sourceWithSecret(id, secret),
    mayPush: (id: string, address: string) => directory.current().mayPush(id, address),
    onElsewhere: (source: Source, address: string) => journal.pushFromElsewhere(source.id, address),
    onUnreadable: (source: Source, count: number) => journal.pushUnreadable(source.id, count),
    onAnswered: (source: Source | null, answer: PushAnswer, milliseconds: number) => metrics.answered(source?.id ?? null, answer, milliseconds),
    metrics,
    stopping: () => stopping,
    onMistake: journal.requestFailed,
    enrol: (code: string, now: number) => enrol(directory, code, now),
    backOff: new BackOff(),
    relayUrl: () => directory.relayUrl(),
  };
  const board = new BoardFeed({
    log,
    memory: new MemoryFile(options.data, log.epoch),
    zoneOf: (source) => directory.current().source(source)?.timeZone ?? 'UTC',
    eventsAt: (seqs) => log.eventsAt(seqs),
    enrolled: () => directory.current().enrolled,
  });
  const main = mainApp(parts);
  const hooks = options.hookListen ? hookApp(parts) : null;
  const sockets = serveSockets(main.server, {
    log,
    board,
    viewerWith: (token) => directory.current().viewerWith(digestOf(token)),
    publicUrl: options.publicUrl,
    onDelivered: (events) => metrics.delivered(events),
    onPainted: ({ agentNumber, milliseconds }) => {
      metrics.painted(milliseconds);
      journal.popUpPainted(agentNumber, milliseconds);
    },
    onDropped: journal.clientDropped,
  });
  metrics.watch({
    head: () => log.head,
    clients: () => sockets.clients(),
    logBytes: () => logFileSizes(options.data),
    quarantineEntries: () => {
      const counted = log.quarantined();
      return counted.ok ? counted.value : null;
    },
    canWrite: async () => (await log.probe()).ok,
  });
  let stopTrimming = (): void => undefined;
  const recheck = setInterval(() => sockets.recheck(directory.current()), recheckEveryMs);

  return {
    main,
    hooks,
    /** Begins to let go of what is too old; not before the relay can be reached. */
    keepTrimmed: (): void => {
      stopTrimming = keepTrimmed(log, options.retention, Date.now, { trimmed: journal.trimmed });
    },
    /** Takes nothing new, finishes what was accepted, lets go of everything. */
    stop: async (): Promise<void> => {
      stopping = true;
      clearInterval(recheck);
      stopTrimming();
      const apps = hooks ? [main, hooks] : [main];
      const closed = apps.map((app) => stopListening(app, patienceMs));
      sockets.close();
      board.close();
      await Promise.all(closed);
      await log.close();
      directory.close();
      release();
    },
  };
}

// Whoever started the relay may have closed its end of the pipes.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
const code = await runCommandLine(process.argv.slice(2), {
  dialects,
  serve,
  terminal: {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  },
});
// Socket.IO's timers for acknowledgements of clients long gone would keep the process for half a minute.
process.stdout.write('', () => process.exit(code));
