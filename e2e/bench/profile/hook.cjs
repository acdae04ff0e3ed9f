/**
 * Loaded by every Node process that a profiled bench starts (`NODE_OPTIONS=--require`; of Electron `-r`), before the program's own code: where
 * it is a relay or the main process of a desk, or a thread of one, it is watched from its first moment. The product knows nothing of it.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { syncBuiltinESMExports } = require('node:module');
const path = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const threads = require('node:worker_threads');
const { BroadcastChannel, isMainThread, threadId, workerData } = threads;

const folder = process.env['DANPING_PROFILES'];
const bench = process.env['DANPING_PROFILED_BENCH'] ?? 'bench';
const subjectName = 'DANPING_PROFILED_SUBJECT';
const heapSampleBytes = 64 * 1_024;

/** @returns {string | null} what this thread is of; `null`: nothing that is asked for */
function subject() {
  // A thread has no command line of its own.
  if (!isMainThread) return process.env[subjectName] ? `${process.env[subjectName]}-${typeof workerData?.role === 'string' ? workerData.role : 'thread'}` : null;
  const [, program = '', command] = process.argv;
  const isRelay = !process.versions['electron'] && program.endsWith(path.join('relay', 'main.ts')) && command === 'serve';
  const isDesk = process.versions['electron'] !== undefined && process.argv.some((each) => each.startsWith('--relay='));
  return isRelay ? 'relay' : isDesk ? 'desk' : null;
}

/**
 * @param {string} name
 * @param {string} into
 */
function watch(name, into) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  session.post('HeapProfiler.enable');
  session.post('HeapProfiler.startSampling', { samplingInterval: heapSampleBytes });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let isDone = false;

  /** Synchronous: a session with its own thread answers before `post` returns. */
  function finish() {
    if (isDone) return;
    isDone = true;
    delay.disable();
    mkdirSync(into, { recursive: true });
    const base = path.join(into, `${bench}.${name}.${process.pid}-${threadId}`);
    const toMs = (/** @type {number} */ nanoseconds) => Number((nanoseconds / 1e6).toPrecision(4));
    const percentiles = Object.fromEntries([...delay.percentiles].map(([share, value]) => [share, toMs(value)]));
    const histogram = { resolutionMs: 1, count: delay.count, minMs: toMs(delay.min), meanMs: toMs(delay.mean), p99Ms: toMs(delay.percentile(99)), maxMs: toMs(delay.max), percentiles };
    writeFileSync(`${base}.event-loop.json`, JSON.stringify(histogram, null, 2));
    session.post('Profiler.stop', (error, told) => {
      if (!error) writeFileSync(`${base}.cpuprofile`, JSON.stringify(told.profile));
    });
    session.post('HeapProfiler.stopSampling', (error, told) => {
      if (!error) writeFileSync(`${base}.heapprofile`, JSON.stringify(told.profile));
    });
    session.disconnect();
  }

  process.on('exit', finish);
  // A thread that is ended from outside is not told: the word comes before.
  const channel = new BroadcastChannel('danping.profiled');
  channel.unref();
  if (!isMainThread) {
    channel.addEventListener('message', finish);
    return;
  }
  Reflect.set(globalThis, Symbol.for('danping.profiled'), async (/** @type {number} */ threadsMs) => {
    channel.postMessage('finish');
    finish();
    await new Promise((resolve) => setTimeout(resolve, threadsMs));
  });
}

/** A thread does not inherit Electron's `-r`: each one is told to load the hook by itself. */
function watchThreads() {
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    /** @param {ConstructorParameters<typeof Worker>} args */
    constructor(...[file, options]) {
      super(file, { ...options, execArgv: ['--require', __filename, ...(options?.execArgv ?? [])] });
    }
  };
  syncBuiltinESMExports();
}

const name = folder ? subject() : null;
if (isMainThread) delete process.env[subjectName];
if (folder && name) {
  watch(name, folder);
  if (isMainThread) process.env[subjectName] = name;
  if (process.versions['electron']) watchThreads();
}
