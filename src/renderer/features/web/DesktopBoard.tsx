import { useCallback, type JSX } from 'react';
import { useStore } from 'zustand';
import { useBridge } from '../../bridge/context.ts';
import type { BoardStore } from '../../stores/board-store.ts';
import { Board } from '../board/Board.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { WithBoard } from './WithBoard.tsx';

/** The same board as in a browser; logging out forgets the token of this computer. */
export function DesktopBoard(): JSX.Element {
  return <WithBoard>{(store) => <OfViewer store={store} />}</WithBoard>;
}

function OfViewer({ store }: { readonly store: BoardStore }): JSX.Element {
  const bridge = useBridge();
  const login = useStore(store, ({ viewer }) => viewer) ?? '';
  const logOut = useCallback(() => void bridge.call('enrolment.signOut'), [bridge]);
  // As far as this page goes: an admin's console is the browser's.
  const session = { person: { role: 'supervisor', login }, logOut } as const;
  return <Board key={login} store={store} viewer={login} account={<AccountMenu session={session} />} />;
}
