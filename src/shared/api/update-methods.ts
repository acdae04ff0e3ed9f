import { method, nothing } from './method.ts';

/** How far a new version of the app is on its way to this computer. */
export interface UpdateView {
  /** What runs. */
  readonly version: string;
  /** `none`: nothing is offered that is not here. `fetching`: it is coming. `ready`: it lies here, looked at, and waits. */
  readonly stage: 'none' | 'fetching' | 'ready';
  /** The version that is meant; `null` with `none`. */
  readonly next: string | null;
  /** The admin took the version that runs here back: `next` is the one to return to. */
  readonly goesBack: boolean;
  /** `at-end`: it installs itself when the app ends. `by-password`: the computer asks for an admin's password, so the person has to start it. */
  readonly installs: 'at-end' | 'by-password';
  /** Why the last look came to nothing: a `Failure`'s code; `null` where it went well. */
  readonly failure: string | null;
}

export const updateMethods = {
  'update.view': method<UpdateView>()(nothing),
  /** Asks the relay now instead of within the hour. */
  'update.look': method<UpdateView>()(nothing),
  /** Ends the app, installs what is ready, and starts it again. */
  'update.install': method<void>()(nothing),
} as const;
