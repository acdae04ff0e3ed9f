import type { JSX, ReactNode } from 'react';
import type { BoardStore } from '../../stores/board-store.ts';
import { useBoardStore } from '../../stores/use-board-store.ts';

/** What is shown of the live board; nothing of the person before stays in it. */
export function WithBoard({ children }: { readonly children: (store: BoardStore) => ReactNode }): JSX.Element {
  return <>{children(useBoardStore())}</>;
}
