import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HistoryStore } from '../../stores/history-store.ts';
import type { DeskStore } from '../../stores/views.ts';
import { ConnectionBanner } from '../connection/Banner.tsx';
import { FailurePage } from '../connection/FailurePage.tsx';
import { History } from '../history/History.tsx';
import { blockingFailure } from './blocking-failure.ts';
import styles from './MainWindow.module.css';
import { Rail, type Place } from './Rail.tsx';
import { Today } from './Today.tsx';
import { TopBar } from './TopBar.tsx';

interface Props {
  readonly desk: DeskStore;
  readonly history: HistoryStore;
}

/** The agent's own window: who I am and how the day goes on top, the calls below, places at the left. */
export function MainWindow({ desk, history }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const { view, failure, ask } = useStore(desk);
  const [place, setPlace] = useState<Place>('today');

  const blocking = blockingFailure(view, failure);
  if (blocking) {
    return (
      <FailurePage
        failure={blocking}
        connection={view?.connection.state ?? 'offline'}
        onRetry={view === null ? () => void ask() : undefined}
      />
    );
  }
  if (view === null) {
    return (
      <main className={styles['loading']} data-connection="connecting">
        {t('loading')}
      </main>
    );
  }
  return (
    <div className={styles['window']}>
      <TopBar view={view} />
      <Rail place={place} onGo={setPlace} />
      <main className={styles['main']}>
        <ConnectionBanner connection={view.connection} />
        {place === 'today' ? <Today view={view} /> : <History desk={desk} store={history} />}
      </main>
    </div>
  );
}
