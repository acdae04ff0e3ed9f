import { fileURLToPath } from 'node:url';
import { ok, type Result } from '../src/shared/result.ts';
import { openAdmin } from './admin/open-admin.ts';
import { ConsoleWatch } from './admin/watch.ts';
import { BackOff } from './auth/back-off.ts';
import { enrol } from './auth/enrolment.ts';
import { openWebAccess, type WebAccess } from './auth/web/open-access.ts';
import { lookThroughDaily } from './cli/doctor/look-through.ts';
import { runCommandLine } from './cli/program.ts';
import type { ServeOptions, Serving } from './cli/serve-command.ts';
import type { Dialect } from './core/dialect.ts';
import { BoardFeed } from './board/feed.ts';
import { MemoryFile } from './board/memory-file.ts';
import { createAdmission } from './core/admission.ts';
import { createIngest } from './core/ingest.ts';
import { openDesk } from './desk.ts';
import type { Source } from './core/ports.ts';
import type { PushAnswer } from './core/push-answer.ts';
import { GapWatch } from './core/serials/gap-watch.ts';
import * as everyDialect from './dialects.ts';
import { serialPlace, wellcloud } from './dialects/wellcloud/index.ts';
import { hookApp, mainApp } from './http/app.ts';
import { listen, stopListening } from './http/listen.ts';
import { readCertificate, type Certificate } from './http/tls/certificate.ts';
import { keepFresh } from './http/tls/keep-fresh.ts';
import { openJournal, type Journal } from './journal.ts';
import { ReleaseFolder } from './releases/release-folder.ts';
import { Releases } from './releases/releases.ts';
import { openStores, type Stores } from './open-stores.ts';
import { indexOlderCalls } from './log/call-backfill.ts';
import { logFileSizes } from './log/file-sizes.ts';
import { keepTrimmed } from './log/retention-schedule.ts';
import { RelayMetrics } from './metrics/relay-metrics.ts';
import { serveSockets } from './socket/server.ts';

const dialects = new Map<string, Dialect>(Object.values(everyDialect).map((dialect) => [dialect.name, dialect]));

/** How soon a running relay notices what a command changed when nothing else makes it look. */
const recheckEveryMs = 500;
/** Sessions end by themselves: those of open pages are looked at this often. */
const sessionsEndWithinMs = 60_000;
/** What `npm run build` writes beside these sources. */
const builtPages = fileURLToPath(new URL('../out/renderer/', import.meta.url));
/** After this, stopping waits for no request any more (contract: 5 s in all). */
const patienceMs = 3_000;

async function serve(options: ServeOptions): Promise<Result<Serving>> {
  const journal = openJournal();
  // Node's own words would quote the line and the message.
  process.on('uncaughtException', (error) => {
    journal.crashed(error);
    process.exit(1);
  });
  const certificate = options.tls && readCertificate(options.tls);
  if (certificate && !certificate.ok) return certificate;
  const metrics = new RelayMetrics();
  const gaps = new GapWatch({ placeOf: (event) => (event.dialect === wellcloud.name ? serialPlace(event) : null), onLost: journal.eventsMissing });
  const stores = openStores({ folder: options.data, beginAnew: options.beginAnew }, journal, (event) => {
    metrics.appended(event);
    gaps.take(event);
  });
  if (!stores.ok) return stores;
  const { log, directory } = stores.value;
  gaps.remember(log, Date.now());
  const access = openWebAccess(directory);
  const relay = compose(options, stores.value, journal, metrics, gaps, access, certificate?.value ?? null);

  const url = await listen(relay.main, options);
  if (!url.ok) return url;
  const hookUrl = relay.hooks && options.hookListen ? await listen(relay.hooks, options.hookListen) : null;
  if (hookUrl && !hookUrl.ok) return hookUrl;
  directory.setMeta('listen-url', url.value);
  directory.setMeta('public-url', options.publicUrl);
  directory.setMeta('hook-url', hookUrl?.value ?? null);

  if (options.tls && certificate) keepFresh(relay.hooks ? [relay.main, relay.hooks] : [relay.main], options.tls, certificate.value, journal.certificate);
  relay.tendLog();

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
    firstAdminUrl: access.firstAdminUrl(),
    stopped: told.then(() => relay.stop()),
  });
}

function compose(options: ServeOptions, { log, directory, release }: Stores, journal: Journal, metrics: RelayMetrics, gaps: GapWatch, access: WebAccess, certificate: Certificate | null) {
  let stopping = false;
  const watch = new ConsoleWatch(directory, options.retention);
  const admit = createAdmission(dialects);
  const takeIn = {
    quarantine: log,
    ingest: createIngest({
      dialects,
      log,
      directory: () => directory.current(),
      onMistake: (source, error) => journal.dialectStumbled(source.id, error),
    }),
    onUnreadable: (source: Source, count: number) => journal.pushUnreadable(source.id, count),
    onTakenIn: watch.takenIn,
  };
  const releases = new Releases(new ReleaseFolder(options.data), directory);
  const admin = openAdmin(watch, releases, {
    data: options.data,
    dialects,
    store: directory,
    audit: access.audit,
    log,
    takeIn,
    admit,
    people: () => sockets.people(),
    forget: (seqs) => board.forget(seqs),
  });
  const parts = {
    log,
    admin,
    updates: releases,
    ...takeIn,
    addressCheck: (source: Source, query: Readonly<Record<string, string>>) =>
      dialects.get(source.dialect)?.answerAddressCheck?.(query, { timeZone: source.timeZone, values: source.values }) ?? null,
    sourceWithSecret: (id: string, secret: string) => directory.current().sourceWithSecret(id, secret),
    mayPush: (id: string, address: string) => directory.current().mayPush(id, address),
    onElsewhere: (source: Source, address: string) => journal.pushFromElsewhere(source.id, address),
    admit,
    onUnadmitted: (source: Source) => journal.pushUnadmitted(source.id),
    onAnswered: (source: Source | null, answer: PushAnswer, milliseconds: number) => {
      metrics.answered(source?.id ?? null, answer, milliseconds);
      watch.answered(source, answer);
    },
    metrics,
    stopping: () => stopping,
    onMistake: journal.requestFailed,
    enrol: (code: string, now: number) => enrol(directory, code, now),
    backOff: new BackOff(),
    relayUrl: () => directory.relayUrl(),
    publicUrl: options.publicUrl,
    certificate,
    trustedProxies: options.trustedProxies,
    pages: options.pages ?? builtPages,
    ...access,
  };
  const board = new BoardFeed({
    log,
    memory: new MemoryFile(options.data, log.epoch),
    zoneOf: (source) => directory.current().source(source)?.timeZone ?? 'UTC',
    eventsAt: (seqs) => log.eventsAt(seqs),
    seqsOfCall: (source, callId) => log.seqsOfCall(source, callId),
    enrolled: () => directory.current().enrolled,
  });
  const desk = openDesk({
    log,
    directory: () => directory.current(),
    onPainted: (agentNumber, milliseconds, callId) => {
      metrics.painted(milliseconds);
      watch.painted(agentNumber, milliseconds, callId);
      journal.popUpPainted(agentNumber, milliseconds);
    },
    onDialled: journal.dialled,
    onMistake: journal.askFailed,
  });
  const main = mainApp(parts);
  const hooks = options.hookListen ? hookApp(parts) : null;
  const sockets = serveSockets(main.server, {
    log,
    board,
    viewerWith: access.viewerWith,
    publicUrl: options.publicUrl,
    ...desk,
    onDelivered: (events, viewer) => {
      metrics.delivered(events);
      watch.delivered(events, viewer);
    },
    onSeen: watch.cameOrWent,
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
    gaps: () => gaps.totals(),
    canWrite: async () => (await log.probe()).ok,
  });
  const stopIndexing = new AbortController();
  let stopTrimming = (): void => undefined;
  let stopLooking = (): void => undefined;
  let rechecked = Date.now();
  const recheck = setInterval(() => {
    const isDue = Date.now() - rechecked >= sessionsEndWithinMs;
    if (isDue) rechecked = Date.now();
    sockets.recheck(directory.current(), isDue);
    gaps.settle(Date.now());
    admin.look();
  }, recheckEveryMs);

  return {
    main,
    hooks,
    /** Begins to let go of what is too old and to index what no index knows; not before the relay can be reached. */
    tendLog: (): void => {
      stopTrimming = keepTrimmed(log, watch.retention, Date.now, { trimmed: journal.trimmed });
      void indexOlderCalls(log, stopIndexing.signal);
      stopLooking = lookThroughDaily(options.data, journal.databaseWrong);
    },
    /** Takes nothing new, finishes what was accepted, lets go of everything. */
    stop: async (): Promise<void> => {
      stopping = true;
      clearInterval(recheck);
      stopTrimming();
      stopLooking();
      stopIndexing.abort();
      const apps = hooks ? [main, hooks] : [main];
      const closed = apps.map((app) => stopListening(app, patienceMs));
      sockets.close();
      await Promise.all(closed);
      await board.close();
      admin.close();
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
