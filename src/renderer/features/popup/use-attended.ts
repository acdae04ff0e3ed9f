import { useEffect, type RefObject } from 'react';
import { useCardActs } from './card-acts.ts';

/**
 * Tells the host while the pointer rests on the card, or the cursor stands in one of its fields: a card that is being read or
 * written to does not go by itself.
 */
export function useAttended(callId: string, card: RefObject<HTMLElement | null>): void {
  const acts = useCardActs();
  useEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    let told = false;
    const look = (): void => {
      const isWriting = element.querySelector('textarea:focus, input:focus') !== null && document.hasFocus();
      const attended = isWriting || element.matches(':hover');
      if (attended === told) return;
      told = attended;
      void acts.attend(callId, attended);
    };
    const soon = (): void => void setTimeout(look, 0);
    const press = (event: PointerEvent): void => {
      if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) void acts.takeKeyboard();
    };
    element.addEventListener('pointerdown', press);
    const kinds = ['pointerenter', 'pointerleave', 'focusin', 'focusout'] as const;
    for (const kind of kinds) element.addEventListener(kind, soon);
    window.addEventListener('blur', soon);
    window.addEventListener('focus', soon);
    return () => {
      element.removeEventListener('pointerdown', press);
      for (const kind of kinds) element.removeEventListener(kind, soon);
      window.removeEventListener('blur', soon);
      window.removeEventListener('focus', soon);
      if (told) void acts.attend(callId, false);
    };
  }, [acts, callId, card]);
}
