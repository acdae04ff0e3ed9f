import { useCallback, useEffect, useState } from 'react';

export interface WallMode {
  readonly isOn: boolean;
  readonly enter: () => void;
}

/** The wall, by a button or W; Esc leaves it. It takes the whole screen where the browser allows. */
export function useWall(): WallMode {
  const [isOn, setOn] = useState(false);
  const enter = useCallback(() => {
    setOn(true);
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  }, []);
  const leave = useCallback(() => {
    setOn(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (event.key === 'Escape' && isOn) leave();
      else if (event.key.toLowerCase() === 'w' && isPlain && !isOn && !isBusy(event.target)) enter();
    };
    // Leaving the full screen by the browser's own Esc is heard no other way.
    const onScreen = (): void => {
      if (!document.fullscreenElement) setOn(false);
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onScreen);
    };
  }, [isOn, enter, leave]);
  return { isOn, enter };
}

/** Somebody writes, or chooses in an opened field. */
function isBusy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
}
