import type { UpdateView } from '../../../shared/api/update-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import { log } from '../../logging.ts';
import { realSurroundings } from '../../surroundings.ts';
import type { Credentials } from '../enrolment/seat.ts';
import { askOrder } from './ask-order.ts';
import { electronEngine } from './electron-engine.ts';
import { KnownKeys } from './known-keys.ts';
import { Updates } from './updates.ts';

export interface UpdateSurroundings {
  readonly profile: string;
  readonly version: string;
  credentials(): Credentials | null;
  isBusy(): boolean;
  changed(view: UpdateView): void;
}

/** The updates of this profile, with the real network, disk and installer. */
export function startUpdates({ profile, ...desk }: UpdateSurroundings): Updates {
  const keys = new KnownKeys(profile);
  return new Updates({
    ...desk,
    engine: electronEngine(),
    now: realSurroundings.now,
    random: realSurroundings.random,
    ask: (credentials) => askOrder(credentials, keys),
    report: ({ code, cause }) => log.warn({ code, cause }, 'no update could be had'),
  });
}

export function updateHandlers(updates: Updates): Pick<Handlers, 'update.view' | 'update.look' | 'update.install'> {
  return {
    'update.view': () => updates.view,
    'update.look': () => updates.look(),
    'update.install': () => updates.install(),
  };
}
