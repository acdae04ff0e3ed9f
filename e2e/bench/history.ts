import { setTimeout as delay } from 'node:timers/promises';
import { prepareDesktop } from '../../scripts/lib/desktop.ts';
import type { Bench } from './figure.ts';
import { withDisplay } from './harness/display.ts';
import { IdleThread } from './harness/idle-thread.ts';
import { madeHistory } from './history/made-history.ts';
import { MillionDesk } from './history/million-desk.ts';
import { measureScrolling } from './history/scrolling.ts';
import { measureStore } from './history/store.ts';
import { measureTyping } from './history/typing.ts';

/** The history with a million calls: the store by itself, and the search and the list as a person meets them. */
export const history: Bench = {
  name: 'history',
  async measure({ quick, say }) {
    const calls = quick ? 20_000 : 1_000_000;
    say(`a history of ${calls} calls`);
    madeHistory(calls);
    say('the store by itself');
    const store = measureStore(calls);
    const { binary } = await prepareDesktop({ display: true });
    return withDisplay(async () => {
      say('two desks, one with the calls');
      const desks = await MillionDesk.open(binary, calls);
      const idle = new IdleThread();
      try {
        const desk = await desks.startLive('full');
        await desk.main.locator('[data-nav="history"]').click();
        await desk.main.locator('[data-screen="history"] [data-call-id]').first().waitFor();
        await delay(3_000);
        say('typing');
        const typing = await measureTyping(desk, idle, calls);
        say('scrolling');
        const scrolling = await measureScrolling(desk, idle);
        await desk.stop();
        return [...store, ...typing, ...scrolling];
      } finally {
        await idle.end();
        await desks.close();
      }
    });
  },
};
