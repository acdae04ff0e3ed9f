import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../shared/api/views.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './Freshness.module.css';
import { TickingClock } from './TickingClock.tsx';

interface MarkProps {
  readonly connection: ConnectionView;
  /** Nothing is shown yet that could be out of date: to wait is no alarm. */
  readonly isFirst?: boolean;
}

/** Whether what stands here is of this second; if not, it turns red and says since when. */
export function FreshnessMark({ connection, isFirst = false }: MarkProps): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  const { state, since } = connection;
  const isLive = state === 'live';
  return (
    <div className={styles['mark']} data-connection={state} data-alarm={!isLive && !(isFirst && state === 'connecting')}>
      <StateMark mark={state} size={20} />
      <span role="status">{isLive ? t('board:fresh.live') : t('board:fresh.since', { word: t(`common:connection.${state}`), at: since })}</span>
      {!isLive && (
        <span className={styles['clock']}>
          <TickingClock since={since} time={ownTime} />
        </span>
      )}
    </div>
  );
}

/** Of this computer's own clock, which goes on whatever the relay says. */
const ownTime = { offsetMs: 0, stoppedAt: null } as const;

/** Over a board that is out of date: how old it is, and that nobody has to do anything. */
export function StaleNotice({ connection, at }: { readonly connection: ConnectionView; readonly at: string | null }): JSX.Element | null {
  const { t } = useTranslation('board');
  if (connection.state === 'live') return null;
  return (
    <p className={styles['notice']} role="alert">
      <StateMark mark={connection.state} size={20} />
      {at === null ? t('fresh.waiting') : t('fresh.last-known', { at: new Date(at) })}
    </p>
  );
}
