import { useEffect } from 'react';

/** What a key does to a card: the `data-action` of the button that it presses; `leave` leaves the field. */
export type CardAction = 'main' | 'dismiss' | 'note' | 'copy' | 'dial' | 'save-contact' | 'show-number' | 'leave' | `disposition-${number}`;

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

const actionOfLetter = new Map<string, CardAction>([
  ['n', 'note'],
  ['c', 'copy'],
  ['d', 'dial'],
  ['s', 'save-contact'],
  ['v', 'show-number'],
]);

/**
 * Esc dismisses, Enter does the main thing, letters and digits press the button that wears them. With a modifier, or while a
 * word is being composed, a key is not ours. In a field keys write: Esc leaves it, Ctrl or Cmd with Enter ends the wrap-up.
 */
export function actionOfKey(press: Press, isWriting = false): CardAction | null {
  if (press.isComposing || press.altKey) return null;
  if (isWriting) {
    if (press.key === 'Enter') return press.ctrlKey || press.metaKey ? 'dismiss' : null;
    return press.key === 'Escape' ? 'leave' : null;
  }
  if (press.ctrlKey || press.metaKey) return null;
  if (press.key === 'Escape') return 'dismiss';
  if (press.key === 'Enter') return 'main';
  const digit = /^[1-9]$/.test(press.key) ? Number(press.key) : null;
  return digit === null ? (actionOfLetter.get(press.key.toLowerCase()) ?? null) : `disposition-${digit}`;
}

/** Lets the keys act on the card that holds the focus, else on the first: they press that card's own buttons. */
export function useCardKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The CRM where there is one, else the number: both are what the agent needs the card for. */
const mainActions = ['crm', 'copy'];

function onKey(event: KeyboardEvent): void {
  const { target } = event;
  const isWriting = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  const action = actionOfKey(event, isWriting);
  const pressesItself = event.key === 'Enter' && target instanceof HTMLButtonElement;
  if (action === null || pressesItself || event.repeat) return;
  event.preventDefault();
  if (action === 'leave') return leave(target);
  const card = document.activeElement?.closest('article') ?? document.querySelector('article');
  for (const name of action === 'main' ? mainActions : [action]) {
    const button = card?.querySelector<HTMLButtonElement>(`button[data-action="${name}"]`);
    if (button) return button.click();
  }
}

/** Out of the field, but not out of its card: the next key is for this card still. */
function leave(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return;
  const cancel = target.closest('form')?.querySelector<HTMLButtonElement>('[data-action="cancel-contact"]');
  const card = target.closest('article');
  target.blur();
  card?.focus();
  cancel?.click();
}
