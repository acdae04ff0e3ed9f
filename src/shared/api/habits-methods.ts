import { method, nothing } from './method.ts';
import type { Settings } from './settings.ts';

/** How the app stands in this computer, beyond what was asked for in the settings. */
export interface HabitsView {
  /** Hot keys that do nothing, because another program has them or both are the same. */
  readonly hotKeysTaken: readonly (keyof Settings['hotKeys'])[];
  /** Whether `tel:` and `callto:` links open in Danping. */
  readonly dialLinks: boolean;
}

/** A place of the main window that something outside it leads to. */
export type Place = { readonly to: 'call'; readonly callId: string } | { readonly to: 'missed' } | { readonly to: 'today' };

/** A number that a link or the hot key wants to call: nothing happens without the person's yes. */
export interface DialRequest {
  readonly number: string;
  readonly from: 'link' | 'hot-key';
}

export const habitsMethods = {
  'habits.view': method<HabitsView>()(nothing),
  /** Has the operating system open `tel:` and `callto:` links in Danping; it may ask the person. */
  'habits.takeDialLinks': method<HabitsView>()(nothing),
} as const;
