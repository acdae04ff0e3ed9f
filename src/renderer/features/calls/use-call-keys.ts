import { use, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { useBridge } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';
import { useDial } from '../dialing/use-dial.ts';
import { DeskActsContext } from './desk-acts.ts';
import { useGridKeys, type GridKeys } from './use-grid-keys.ts';

export interface CallKeys extends GridKeys {
  /** Closes the panel and gives the keyboard back to the list. */
  readonly close: () => void;
}

/**
 * A list of calls by keyboard: Enter shows a call in full, Esc the list alone; while one is shown, moving shows the next. C
 * copies the number, B calls back.
 *
 * @param onKey any other letter, on the current call, which it may make leave the list; tells whether it meant something
 */
export function useCallKeys(rows: readonly CallRow[], opened: string | null, onOpen: (callId: string | null) => void, onKey?: (pressed: string, call: CallRow, leave: () => void) => boolean): CallKeys {
  const { t } = useTranslation('common');
  const bridge = useBridge();
  const tell = useTell();
  const dial = useDial();
  const { canDial } = use(DeskActsContext);
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = opened !== null;
  }, [opened]);
  const keys = useGridKeys({
    onOpen,
    onMove: (callId) => {
      if (isOpen.current) onOpen(callId);
    },
    onEscape: () => onOpen(null),
    onKey: (pressed, callId, leave) => {
      const call = rows.find((row) => row.callId === callId);
      const number = call?.customerNumber ?? null;
      if (pressed === 'c' && number !== null) {
        void bridge.call('number.copy', { number }).then((answer) => tell({ text: t(answer.ok ? 'number.copied' : 'number.copy-failed'), alarm: !answer.ok }));
        return true;
      }
      if (pressed === 'b' && number !== null && canDial) {
        void dial(number);
        return true;
      }
      return call !== undefined && (onKey?.(pressed, call, leave) ?? false);
    },
  });
  return useMemo(() => {
    const close = (): void => {
      onOpen(null);
      keys.enter();
    };
    return { ...keys, close };
  }, [keys, onOpen]);
}
