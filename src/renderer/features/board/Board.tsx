import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BoardStore } from '../../stores/board-store.ts';
import { Toasts } from '../../ui/Toasts.tsx';
import { Empty } from '../calls/Empty.tsx';
import { FailurePage } from '../connection/FailurePage.tsx';
import styles from './Board.module.css';
import { BoardScreen } from './BoardScreen.tsx';
import { FreshnessMark, StaleNotice } from './FreshnessMark.tsx';

interface Props {
  readonly store: BoardStore;
  /** Who looks: alarms are acknowledged under this name, and preferences kept. */
  readonly viewer: string;
  /** What the page's owner offers the viewer: other pages, the way out. */
  readonly account?: ReactNode;
}

/** The supervisor's board: what every agent does, every call of this moment, and the day so far. */
export function Board({ store, viewer, account }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const { connection, clockOffsetMs, board, failure } = useStore(store);
  const blocking = failure ?? (board === null ? connection.failure : null);
  if (blocking) return <FailurePage failure={blocking} connection={connection.state} />;
  if (board === null) {
    return (
      <main className={styles['board']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          <span className={styles['figures']} />
          <FreshnessMark connection={connection} isFirst />
          {account}
        </header>
        <div className={styles['notices']}>{connection.state !== 'connecting' && <StaleNotice connection={connection} at={null} />}</div>
        <Empty title={t('loading')} />
      </main>
    );
  }
  return (
    <Toasts>
      <BoardScreen board={board} connection={connection} offsetMs={clockOffsetMs} viewer={viewer} account={account} />
    </Toasts>
  );
}
