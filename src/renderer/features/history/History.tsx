import { useEffect, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HistoryStore } from '../../stores/history-store.ts';
import type { DeskStore } from '../../stores/views.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { CallTable } from '../calls/CallTable.tsx';
import { Empty } from '../calls/Empty.tsx';
import { FailureBanner } from '../connection/Banner.tsx';
import styles from './History.module.css';
import { HistoryEnd } from './HistoryEnd.tsx';
import { useDayGroups } from './use-day-groups.ts';

interface Props {
  readonly desk: DeskStore;
  readonly store: HistoryStore;
}

/** All calls that this computer keeps, latest first, a row each; follows what happens while it is open. */
export function History({ desk, store }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const history = useStore(store);
  const groups = useDayGroups(history.rows);
  useFollowing(desk, store);
  return (
    <section className={styles['history']}>
      <UnseenHeading>{t('history.title')}</UnseenHeading>
      {history.failure && <FailureBanner failure={history.failure} onRetry={() => void store.refresh()} />}
      {history.phase === 'loading' && <Empty title={t('history.loading')} />}
      {history.phase === 'ready' && history.rows.length === 0 && (
        <Empty title={t('history.empty')} hint={t('history.empty-hint')} />
      )}
      {history.rows.length > 0 && (
        <CallTable
          label={t('history.title')}
          groups={groups}
          end={
            <HistoryEnd
              more={history.next !== null}
              loading={history.loadingMore}
              failed={history.failure !== null}
              loaded={history.rows.length}
              onMore={() => void store.loadMore()}
            />
          }
        />
      )}
    </section>
  );
}

/** Reads the first page when the history is opened and again with each change on the desk. */
function useFollowing(desk: DeskStore, store: HistoryStore): void {
  useEffect(() => {
    void store.refresh();
    return desk.subscribe(({ view }) => {
      if (view) store.update(view.todaysCalls);
      void store.refresh();
    });
  }, [desk, store]);
}
