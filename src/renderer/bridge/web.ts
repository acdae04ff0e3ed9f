import { io } from 'socket.io-client';
import type { MethodName } from '../../shared/api/methods.ts';
import type { SettingsView } from '../../shared/api/settings.ts';
import { methods } from '../../shared/api/methods.ts';
import type { Bridge, Capabilities } from '../../shared/bridge.ts';
import type { Person } from '../../shared/contract/web-access.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { askRelay } from './web/ask.ts';
import { Line, type OpenWire, type Surroundings } from './web/line.ts';
import { NoticeBoard } from './web/notices.ts';
import { WebBoard } from './web/web-board.ts';
import { WebDesk } from './web/web-desk.ts';
import { browserStorage, WebSettings } from './web/web-settings.ts';

/** The host of pages in a plain browser: the relay behind it, and what this page remembers. */
export interface WebHost {
  readonly bridge: Bridge;
  /** How pages shall look here, as it was chosen before. */
  readonly look: SettingsView['shown'];
  /** Connects as the person whose session the browser has. */
  sitDown(person: Person, shutOut: () => void): void;
  /** Nothing of the person stays. */
  leave(): void;
}

/** The board is told at least every 2 s; an agent's line is pinged every 5 s. */
const silentMs = { supervisor: 4_000, admin: 4_000, agent: 7_500 } as const;

/** Longer than the relay itself waits for anything that it answers at once. */
const answerWithinMs = 5_000;

const surroundings: Surroundings = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
  reach: async (withinMs) => {
    try {
      // Without credentials a browser takes none of the page's own connections, which may be dead without its knowing, nor waits for one to be free.
      return (await fetch('/healthz', { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(withinMs) })).ok;
    } catch {
      return false;
    }
  },
};

export function webHost(): WebHost {
  const notices = new NoticeBoard();
  const settings = new WebSettings(browserStorage(), navigator.language);
  let line: Line | null = null;
  let board: WebBoard | null = null;
  let desk: WebDesk | null = null;
  const answer = (name: MethodName, input: unknown): unknown => {
    if (name === 'settings.view') return settings.view;
    if (name === 'settings.change') {
      const view = settings.change(methods[name].input.parse(input));
      notices.tell('settings.changed', view);
      return view;
    }
    if (name === 'board.view') return board?.host.view;
    if (name === 'board.agentDay') return askRelay(line, 'agent.day', methods[name].input.parse(input));
    return desk?.answer(name, input);
  };
  for (const hint of ['online', 'focus'] as const) window.addEventListener(hint, () => line?.hurry());

  const leave = (): void => {
    line?.stop();
    line = board = desk = null;
  };
  return {
    look: settings.view.shown,
    bridge: {
      caps: webCapabilities,
      on: notices.on,
      call: async (name, ...input) => {
        const parsed = methods[name].input.safeParse(input[0]);
        if (!parsed.success) return fail('bad-input', 'The page asked in a way that cannot be read.', 'Reload the page.');
        const said = await answer(name, parsed.data);
        // Whoever answers by a name answers what that name promises; nobody at all means that a browser cannot.
        return said === undefined ? notHere() : (ok(said) as Result<never>);
      },
    },
    sitDown: (person, shutOut) => {
      leave();
      const end = person.role === 'agent' ? (desk = new WebDesk(person, location.origin, notices, shutOut)) : (board = new WebBoard(location.origin, notices, shutOut));
      line = new Line(openWire, end, surroundings, silentMs[person.role]);
      line.start();
    },
    leave,
  };
}

/** What needs a program of its own, a disk or a key store is not here. */
const webCapabilities: Capabilities = {
  popup: false,
  history: true,
  board: true,
  contacts: false,
  notes: false,
  exports: false,
  erasing: false,
  recordings: false,
  crm: false,
  dialing: false,
  ivrControl: true,
  computer: false,
};

function notHere(): Result<never> {
  return fail('not-here', 'A page in a browser cannot do this.', 'Use the desktop app for it.');
}

const openWire: OpenWire = (cursor, events) => {
  const socket = io({ transports: ['websocket'], reconnection: false, forceNew: true, autoConnect: false, auth: { ...(cursor && { cursor }) } });
  socket.on('welcome', events.welcome);
  socket.on('events', events.batch);
  socket.on('board', events.board);
  socket.on('desk', events.rules);
  socket.on('revoked', events.revoked);
  socket.on('disconnect', events.lost);
  socket.on('connect_error', (error: Error & { readonly data?: unknown }) => events.refused(error.data));
  socket.io.on('ping', events.sign);
  // Not before the caller has it.
  queueMicrotask(() => socket.connect());
  return { close: () => void socket.close(), ask: (name, payload) => socket.timeout(answerWithinMs).emitWithAck(name, payload) };
};
