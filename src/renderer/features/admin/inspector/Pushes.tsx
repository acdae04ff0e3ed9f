import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../calls/Empty.tsx';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import styles from './Inspector.module.css';
import { PushDetail } from './PushDetail.tsx';
import { PushFilters, type Narrowed } from './PushFilters.tsx';
import { PushLineLink } from './PushLineLink.tsx';
import { useTail } from './use-tail.ts';

/** The newest pushes at the left, one of them in full at the right. */
export function Pushes({ opened }: { readonly opened: number | null }): JSX.Element {
  const { t } = useTranslation('admin');
  const [filter, setFilter] = useState<Narrowed>({});
  const [isLive, setIsLive] = useState(true);
  const { tail, refusal, again, older } = useTail(filter, isLive);
  const { kind } = filter;
  const shown = tail?.pushes.filter(({ kinds }) => kind === undefined || kinds.includes(kind)) ?? [];
  return (
    <>
      <PushFilters filter={filter} isLive={isLive} onFilter={setFilter} onLive={setIsLive} />
      {refusal && <RefusalNote refusal={refusal} onRetry={again} />}
      <div className={styles['split']}>
        {tail !== null && shown.length === 0 && !tail.hasOlder ? (
          <Empty title={t('inspector.none')} hint={t('inspector.none-hint')} />
        ) : (
          <nav className={styles['list']} aria-label={t('inspector.tabs.pushes')} data-list="pushes">
            {shown.map((push) => (
              <PushLineLink key={push.push} push={push} isOpened={push.push === opened} />
            ))}
            {tail?.hasOlder && (
              <Button size="xs" className={styles['more'] ?? ''} data-action="older" onClick={() => void older()}>
                {t('older')}
              </Button>
            )}
          </nav>
        )}
        {opened === null ? <Empty title={t('inspector.choose')} hint={t('inspector.choose-hint')} /> : <PushDetail key={opened} push={opened} onResent={again} />}
      </div>
    </>
  );
}
