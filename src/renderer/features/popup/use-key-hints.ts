import { useEffect, useState } from 'react';

/** Whether the buttons tell their keys: while Alt is held, and from one `?` to the next. */
export function useKeyHints(): boolean {
  const [asked, setAsked] = useState(false);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      const isWriting = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
      if (event.key === 'Alt') setHeld(true);
      else if (event.key === '?' && !isWriting) setAsked((shown) => !shown);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === 'Alt') setHeld(false);
    };
    const letGo = (): void => setHeld(false);
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    window.addEventListener('blur', letGo);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
      window.removeEventListener('blur', letGo);
    };
  }, []);
  return asked || held;
}
