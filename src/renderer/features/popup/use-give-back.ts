import { useEffect } from 'react';
import { useBridge } from '../../bridge/context.ts';

/** Esc, where it does not leave a field, hands the keyboard to whatever the agent worked in before. */
export function useGiveBack(): void {
  const bridge = useBridge();
  useEffect(() => {
    const giveBack = (event: KeyboardEvent): void => {
      const isWriting = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.key === 'Escape' && !event.isComposing && !isWriting) void bridge.call('popup.giveKeyboardBack');
    };
    document.addEventListener('keydown', giveBack);
    return () => document.removeEventListener('keydown', giveBack);
  }, [bridge]);
}
