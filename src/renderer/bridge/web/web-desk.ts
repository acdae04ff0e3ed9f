import type { MethodInput, MethodName, MethodOutput } from '../../../shared/api/methods.ts';
import type { HistoryNews } from '../../../shared/api/history-views.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import { deskRulesSchema } from '../../../shared/contract/desk-rules.ts';
import type { Cursor } from '../../../shared/contract/event.ts';
import { foldStory } from '../../../shared/contract/story.ts';
import type { Batch, Welcome } from '../../../shared/contract/stream.ts';
import type { Person } from '../../../shared/contract/web-access.ts';
import { clockOffsetMs } from '../../../shared/desk/clock-offset.ts';
import { dayStart } from '../../../shared/desk/day.ts';
import { DeskState } from '../../../shared/desk/desk-state.ts';
import { DeskMemory } from './desk-memory.ts';
import { findRows, pageOf } from './find-rows.ts';
import type { LineEnd } from './line.ts';
import type { NoticeBoard } from './notices.ts';

type Agent = Extract<Person, { role: 'agent' }>;
type Handlers = { readonly [Name in MethodName]?: (input: MethodInput<Name>) => MethodOutput<Name> | null };

/** While a page catches up it is told at most this often. */
const noticeIntervalMs = 100;

/** An agent's end of the line in a browser: the desk in memory, for as long as the page stands. */
export class WebDesk implements LineEnd {
  readonly #agent: Agent;
  readonly #state: DeskState;
  readonly #memory: DeskMemory;
  readonly #notices: NoticeBoard;
  readonly #relay: string;
  readonly shutOut: () => void;
  #cursor: Cursor | null = null;
  #revision = 0;
  #isTelling = false;

  constructor(agent: Agent, relay: string, notices: NoticeBoard, shutOut: () => void) {
    this.#agent = agent;
    this.#relay = relay;
    this.#notices = notices;
    this.shutOut = shutOut;
    this.#state = new DeskState(relay, Date.now());
    this.#state.greeted({ number: agent.agentNumber, name: agent.name }, 0);
    this.#memory = new DeskMemory(agent.agentNumber);
  }

  cursor(): Cursor | null {
    return this.#cursor;
  }

  welcome(welcome: Welcome): void {
    this.#state.greeted({ number: this.#agent.agentNumber, name: welcome.name ?? this.#agent.name }, clockOffsetMs(welcome.now, Date.now()));
    this.rules(welcome.desk);
  }

  batch({ epoch, upTo, items }: Batch): void {
    const { calls, absorbed, status } = this.#memory.take(items);
    this.#cursor = { epoch, seq: upTo };
    this.#state.callsAbsorbed(absorbed);
    this.#state.callsChanged(calls);
    if (status) this.#state.statusChanged(status);
    if (calls.length > 0 || absorbed.length > 0) this.#revision += 1;
    this.#tell();
  }

  board(): void {}

  /** A page in a browser places no calls, whatever the admin allows. */
  rules(payload: unknown): void {
    const rules = deskRulesSchema.safeParse(payload);
    if (!rules.success) return;
    this.#state.rulesChanged({ ...rules.data, canDial: false });
    this.#tell();
  }

  connectionChanged(state: ConnectionState): void {
    this.#state.connectionChanged(state, null, Date.now());
    this.#tell();
  }

  /** @returns `undefined` for what a browser cannot do. */
  answer(name: MethodName, input: unknown): unknown {
    // Name and input were checked against the table that types the handlers.
    const handler = this.#handlers[name] as ((input: unknown) => unknown) | undefined;
    return handler?.(input);
  }

  readonly #handlers: Handlers = {
    'desk.view': () => this.#view(),
    'number.copy': ({ number }) => {
      void navigator.clipboard.writeText(number).catch(() => undefined);
      return null;
    },
    'customer.regions': ({ numbers }) => numbers.map(() => null),
    'history.page': ({ after, limit }) => pageOf(this.#memory.rows, after, limit),
    'history.search': ({ filter, after, limit }) => pageOf(findRows(this.#memory.rows, filter), after, limit),
    'history.count': ({ filter }) => ({ count: findRows(this.#memory.rows, filter).length, isMore: false }),
    'history.news': () => this.#news(),
    'call.detail': ({ callId }) => {
      const call = this.#memory.row(callId);
      return call && { call, story: foldStory(this.#memory.eventsOf(callId)), hasSteps: true };
    },
    'missed.page': ({ done, after, limit }) => pageOf(this.#missed(done), after, limit),
    'missed.mark': ({ callId, done }) => {
      this.#memory.mark(callId, done ? Date.now() : null);
      this.#revision += 1;
      this.#tell();
      return null;
    },
    'away.view': () => null,
    'away.seen': () => null,
    'desk.painted': () => null,
    'gap.seen': () => null,
    'wrapUp.callBacks': () => [],
    'habits.view': () => ({ hotKeysTaken: [], dialLinks: false }),
    'settings.about': () => ({ version: '', displays: [] }),
    'enrolment.view': () => ({
      stage: 'enrolled',
      person: { relay: this.#relay, agentNumber: this.#agent.agentNumber, name: this.#agent.name, tokenPlace: 'memory' },
      proposed: { relay: '', code: '', key: null },
      replaces: false,
      byLink: false,
      keyStore: 'unknown',
      failure: null,
    }),
  };

  #missed(done: boolean) {
    return this.#memory.rows.filter((row) => row.outcome === 'missed' && row.state === 'ended' && (row.missedDoneAt !== null) === done);
  }

  #news(): HistoryNews {
    return { revision: this.#revision, openMissed: { count: this.#missed(false).length, isMore: false }, hasAway: false };
  }

  #view() {
    const now = Date.now();
    return this.#state.view(now, dayStart(now));
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(() => {
      this.#isTelling = false;
      this.#notices.tell('desk.changed', this.#view());
      this.#notices.tell('history.changed', this.#news());
    }, noticeIntervalMs);
  }
}
