import { acceleratorSchema } from '../../../shared/api/accelerator.ts';

/** What of a key event makes a shortcut: `code` is the key's place, so a keyboard's layout makes no difference. */
export interface Keys {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifiers = /^(Control|Meta|Alt|Shift|OS)(Left|Right)?$|^(CapsLock|Fn|NumLock)$/;

/** @returns the accelerator, `incomplete` while only modifiers are held, `unusable` for keys that cannot be one. */
export function acceleratorOf(keys: Keys, onMac: boolean): { readonly accelerator: string } | 'incomplete' | 'unusable' {
  if (modifiers.test(keys.code)) return 'incomplete';
  const held = [
    (onMac ? keys.metaKey : keys.ctrlKey) && 'CommandOrControl',
    onMac && keys.ctrlKey && 'Control',
    !onMac && keys.metaKey && 'Super',
    keys.altKey && 'Alt',
    keys.shiftKey && 'Shift',
  ].filter((name) => name !== false);
  const accelerator = acceleratorSchema.safeParse([...held, nameOf(keys.code)].join('+'));
  return accelerator.success ? { accelerator: accelerator.data } : 'unusable';
}

function nameOf(code: string): string {
  return code.replace(/^(Key|Digit|Arrow)/, '');
}

/** The accelerator as it is printed on keys. */
export function keyNames(accelerator: string, onMac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = onMac
    ? { CommandOrControl: '⌘', Command: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' }
    : { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Win', Up: '↑', Down: '↓', Left: '←', Right: '→' };
  return accelerator.split('+').map((name) => names[name] ?? name);
}
