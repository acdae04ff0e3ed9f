import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

/** The list that is on the screen. */
interface Attached {
  /** The keys of its lines, headings left out. */
  readonly lines: readonly string[];
  readonly focus: () => void;
  /** Scrolls just so far that the line is seen whole. */
  readonly reveal: (key: string) => void;
}

/** The keyboard's way through a list. */
export interface GridKeys {
  /** The line that the keys are about, by its key. */
  readonly current: string | null;
  readonly idOf: (key: string) => string;
  readonly pick: (key: string) => void;
  /** Goes on to the line after this one, or before it where it is the last: it is about to leave the list. */
  readonly leave: (key: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly attach: (attached: Attached) => () => void;
  /** Puts the keyboard into the list, on its first line where none is current. */
  readonly enter: () => void;
}

export interface GridActs {
  /** Enter, or a click. */
  readonly onOpen: (key: string) => void;
  /** The keys went on to another line. */
  readonly onMove?: (key: string) => void;
  readonly onEscape?: () => void;
  /** Any other key, in lower case, on the current line; tells whether it meant something. */
  readonly onKey?: (pressed: string, key: string, leave: () => void) => boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -1e9, End: 1e9 };

/** Arrows, page keys, Home and End move; Enter opens; Esc closes; letters are the place's own. */
export function useGridKeys(acts: GridActs): GridKeys {
  const prefix = useId();
  const [current, setCurrent] = useState<string | null>(null);
  const attached = useRef<Attached | null>(null);
  const latest = useRef({ acts, current });
  useLayoutEffect(() => {
    latest.current = { acts, current };
  });

  const acting = useMemo(() => {
    const lines = (): readonly string[] => attached.current?.lines ?? [];
    const goTo = (key: string): void => {
      setCurrent(key);
      attached.current?.reveal(key);
      latest.current.acts.onMove?.(key);
    };
    const move = (by: number): void => {
      const all = lines();
      const at = all.indexOf(latest.current.current ?? '');
      const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
      if (next !== undefined) goTo(next);
    };
    const pick = (key: string): void => {
      setCurrent(key);
      latest.current.acts.onOpen(key);
    };
    const leave = (key: string): void => {
      const all = lines();
      const at = all.indexOf(key);
      if (latest.current.current !== key) return;
      const next = all[at + 1] ?? all[at - 1] ?? null;
      setCurrent(next);
      if (next !== null) latest.current.acts.onMove?.(next);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      const held = lines().find((key) => key === latest.current.current);
      if (step !== undefined) move(step);
      else if (event.key === 'Escape') latest.current.acts.onEscape?.();
      else if (event.key === 'Enter' && held !== undefined) pick(held);
      else if (held === undefined || !latest.current.acts.onKey?.(event.key.toLowerCase(), held, () => leave(held))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    return {
      // An id of a page may hold no spaces; a cloud's may.
      idOf: (key: string) => `${prefix}${encodeURIComponent(key)}`,
      pick,
      leave,
      onKeyDown,
      onFocus: () => {
        if (latest.current.current === null) setCurrent(lines()[0] ?? null);
      },
      attach: (given: Attached) => {
        attached.current = given;
        return () => {
          attached.current = null;
        };
      },
      enter: () => {
        attached.current?.focus();
        if (latest.current.current === null) move(0);
      },
    };
  }, [prefix]);
  return useMemo(() => ({ ...acting, current }), [acting, current]);
}
