import type { CallRow } from '../../shared/api/call-row.ts';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import { guarded } from './care/guarded.ts';
import { Chores } from './chores.ts';
import { eraseDamaged } from './erase/erase-damaged.ts';
import { Mentions } from './erase/mentions.ts';
import type { Committed, Opened, WriterOnThread } from './history-port.ts';
import { OpenHistory } from './open-history.ts';
import { openFiles } from './open-database.ts';
import { isDamage } from './set-aside.ts';

/** More open missed calls than this are just many. */
const mostMissedCounted = 999;

/** The history's writing methods as the main process may call them, one history open at a time. */
export function createHistory(): WriterOnThread {
  let open: OpenHistory | null = null;
  let file: string | null = null;
  /** Found damaged while it was open: merely opening it again might show no fault. */
  let damaged: string | null = null;
  /** Whatever is opened from now on is made as quick as it will be. */
  let isWarm = false;
  const foundDamaged = (): void => {
    damaged = file;
    close();
  };
  const chores = new Chores((error) => {
    if (isDamage(error)) foundDamaged();
  });
  const history = (): OpenHistory => {
    if (!open) throw new Error('No history is open.');
    return open;
  };
  const close = (): void => {
    open?.close();
    open = null;
  };
  /** Whose traces were sought in the damaged files that lie aside, during this erasure. */
  let salvageIsWithout: string | null = null;
  const eraseAside = (mentions: Mentions): void => {
    const of = file;
    if (of !== null) history().withoutSalvage(() => eraseDamaged(of, mentions));
  };
  const lifecycle = {
    open({ file: wanted, agentNumber }: { readonly file: string; readonly agentNumber: string | null }): Opened {
      close();
      file = wanted;
      const { opened, ...aside } = openFiles(wanted, wanted === damaged, (database) => new OpenHistory(database, agentNumber, chores));
      damaged = null;
      open = opened;
      if (isWarm) opened.rehearse();
      return { cursor: opened.cursor.get(), ...aside };
    },
    close,
    foundDamaged,
  };
  const methods: Omit<WriterOnThread, keyof typeof lifecycle> = {
    cursor: () => open?.cursor.get() ?? null,
    commit: (batch): Committed => history().commit(batch),
    status: (): AgentState | null => open?.ownStatus.state() ?? null,
    callsSince: ({ since }): readonly CallRow[] => open?.calls.rows.since(since) ?? [],
    callsNotEnded: ({ receivedSince }): readonly CallRow[] => open?.calls.rows.notEnded(receivedSince) ?? [],
    customerStory: (input) => history().calls.rows.customerStory(input),
    recordingUrl: ({ callId }) => open?.calls.rows.recordingUrl(callId) ?? null,
    callWithEvents: ({ callId }) => open?.callWithEvents(callId) ?? null,
    keepPaintedAfter: ({ callId, paintedAfterMs }) => history().calls.keepPaintedAfter(callId, paintedAfterMs),

    saveWrapUp: ({ callId, wrapUp, dispositionWords, savedAt }) => history().noted.saveWrapUp(callId, wrapUp, dispositionWords, savedAt),
    unsharedNotes: ({ limit }) => open?.notes.wrapUps.unshared(limit) ?? [],
    wrapUpShared: ({ callId, savedAt, sharedAt }) => history().notes.wrapUps.shared(callId, savedAt, sharedAt),
    markMissed: ({ callId, doneAt }) => history().noted.markMissed(callId, doneAt),
    openMissed: () => open?.calls.rows.openMissed(mostMissedCounted) ?? { count: 0, isMore: false },
    saveContact({ id, fields, now }) {
      const contact = history().noted.saveContact(id, fields, now);
      history().follow();
      return contact;
    },
    removeContact({ id }) {
      history().noted.removeContact(id);
      history().follow();
    },
    importContacts({ contacts, now }) {
      const result = history().noted.importContacts(contacts, now);
      history().follow();
      return result;
    },

    connected: ({ at }) => open?.notes.away.connected(at),
    heard: ({ at }) => open?.notes.away.heard(at),
    awaySeen: () => open?.notes.away.clear(),

    expire: (input) => open && chores.begin('let old calls go', open.retention.run(input)),
    eraseCalls({ number }) {
      const mentions = new Mentions(number);
      // What is being taken over from a damaged file would bring the person back.
      if (history().isSalvaging && salvageIsWithout !== number) eraseAside(mentions);
      salvageIsWithout = number;
      return history().eraser.eraseCalls(mentions);
    },
    eraseContacts({ number }) {
      const count = history().eraser.notes.eraseContacts(new Mentions(number));
      history().follow();
      return count;
    },
    eraseMentions({ number, mentioned }) {
      const mentions = new Mentions(number);
      const callIds = history().eraser.eraseMentions(mentions, mentioned);
      const notes = history().eraser.notes.eraseMentions(mentions, mentioned);
      history().follow();
      return { callIds, notes };
    },
    finishErasure({ number }) {
      history().truncateLogs();
      eraseAside(new Mentions(number));
      salvageIsWithout = null;
    },
    checkedAt: () => open?.checkedAt() ?? null,
    noteChecked: ({ at }) => open?.noteChecked(at),
    warmUp() {
      isWarm = true;
      open?.rehearse();
    },
    finishChores: () => chores.finish(),
  };
  return { ...lifecycle, ...guarded(methods, () => damaged !== null && damaged === file, foundDamaged) };
}
