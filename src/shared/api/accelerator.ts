import { z } from 'zod';

const modifiers = ['CommandOrControl', 'Command', 'Control', 'Alt', 'Shift', 'Super'] as const;
const namedKeys = ['Space', 'Tab', 'Enter', 'Insert', 'Delete', 'Home', 'End', 'PageUp', 'PageDown', 'Up', 'Down', 'Left', 'Right'] as const;

/** Letters, digits and function keys alone would take what somebody types: those need a modifier other than Shift. */
const pattern = new RegExp(
  String.raw`^(?:Shift\+)?(?:(?:${modifiers.filter((name) => name !== 'Shift').join('|')})\+)+(?:Shift\+)?(?:[A-Z0-9]|F[1-9]|F1[0-9]|F2[0-4]|${namedKeys.join('|')})$|^(?:Shift\+)?F(?:[1-9]|1[0-9]|2[0-4])$`,
);

/** An Electron accelerator for a global hot key, such as `CommandOrControl+Alt+P` or `F9`. */
export const acceleratorSchema = z.string().max(64).regex(pattern);
