import { Button } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './HistoryEnd.module.css';

interface Props {
  readonly more: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly loaded: number;
  readonly onMore: () => void;
}

/** So many rows are fetched ahead of the eye; beyond, scrolling asks for more. */
const fetchedAhead = 2000;

/** The end of the loaded rows: fetches what is earlier before the eye arrives, and has a button for the hand. */
export function HistoryEnd({ more, loading, failed, loaded, onMore }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const end = useRef<HTMLDivElement>(null);
  const waits = more && !loading && !failed;

  useEffect(() => {
    if (!waits) return undefined;
    if (loaded < fetchedAhead) {
      const idle = requestIdleCallback(onMore, { timeout: 200 });
      return () => cancelIdleCallback(idle);
    }
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '800px',
    });
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [waits, loaded, onMore]);

  return (
    <div ref={end} className={styles['end']}>
      {more ? (
        <Button onClick={onMore} disabled={loading}>
          {t(loading ? 'history.loading-more' : 'history.load-more')}
        </Button>
      ) : (
        t('history.end')
      )}
    </div>
  );
}
