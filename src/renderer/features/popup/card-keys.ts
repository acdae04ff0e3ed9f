import { useEffect } from 'react';

/** What a key does to a card. */
export type CardAction = 'copy' | 'dismiss';

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/** Esc dismisses, C and Enter copy; with a modifier, or while a word is being composed, a key is not ours. */
export function actionOfKey(press: Press): CardAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  if (press.key === 'Escape') return 'dismiss';
  return press.key === 'Enter' || press.key.toLowerCase() === 'c' ? 'copy' : null;
}

/** Lets the keys act on the card that holds the focus, else on the first: they press that card's own buttons. */
export function useCardKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  const action = actionOfKey(event);
  const pressesItself = event.key === 'Enter' && event.target instanceof HTMLButtonElement;
  if (action === null || pressesItself || event.repeat) return;
  const card = document.activeElement?.closest('[data-call-id]') ?? document.querySelector('[data-call-id]');
  const button = card?.querySelector<HTMLButtonElement>(`button[data-action="${action}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}
