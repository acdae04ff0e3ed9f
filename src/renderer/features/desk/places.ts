import type { Capabilities } from '../../../shared/bridge.ts';

/** The places of the main window, in the order of its rail; settings stand apart at its foot. */
export const places = ['today', 'history', 'missed', 'contacts', 'settings'] as const;
export type Place = (typeof places)[number];

/** Whether the host of the page has what stands there. */
export function isHere(place: Place, caps: Pick<Capabilities, 'contacts'>): boolean {
  return place !== 'contacts' || caps.contacts;
}

/** Ctrl or Cmd with the place's number in the rail, 1 to 5, goes there. */
export function placeOfKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Place | null {
  if (!(ctrlKey || metaKey) || altKey || shiftKey || !/^[1-9]$/.test(key)) return null;
  return places[Number(key) - 1] ?? null;
}
