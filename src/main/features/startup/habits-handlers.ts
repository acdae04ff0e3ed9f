import type { HabitsView } from '../../../shared/api/habits-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import { takeDialLinks } from '../links/protocol-client.ts';

const notYet: HabitsView = { hotKeysTaken: [], dialLinks: false };

/** @param habits `null` as long as the windows are being opened */
export function habitsHandlers(habits: () => { view(): Promise<HabitsView> } | null): Pick<Handlers, 'habits.view' | 'habits.takeDialLinks'> {
  const view = async (): Promise<HabitsView> => (await habits()?.view()) ?? notYet;
  return {
    'habits.view': view,
    'habits.takeDialLinks': async () => {
      await takeDialLinks();
      return view();
    },
  };
}
