import { useState, type JSX, type ReactNode } from 'react';
import type { BoardState } from '../../../../shared/board/board-state.ts';
import { journeyKey } from '../../../../shared/board/board-state.ts';
import { useCaps } from '../../../bridge/context.ts';
import { controllable } from './controllable.ts';
import { IvrDialog } from './IvrDialog.tsx';
import { OrderContext, type IvrOrder } from './order-context.ts';

interface Props {
  readonly journeys: BoardState['journeys'];
  readonly children: ReactNode;
}

/** Around the live calls: holds the question that an act asks, which outlives the caller's line in the list. */
export function IvrControl({ journeys, children }: Props): JSX.Element {
  const { ivrControl } = useCaps();
  const [order, setOrder] = useState<IvrOrder | null>(null);
  const close = (): void => {
    setOrder(null);
    const menu = order && document.querySelector<HTMLElement>(`[data-ivr-menu="${CSS.escape(order.journey.id)}"]`);
    // The question's own way back leads to a menu that has closed.
    if (menu) setTimeout(() => menu.focus());
  };
  return (
    <OrderContext value={ivrControl ? setOrder : null}>
      {children}
      {order && <IvrDialog order={order} isGone={!controllable(journeys.get(journeyKey(order.journey)))} onClose={close} />}
    </OrderContext>
  );
}
