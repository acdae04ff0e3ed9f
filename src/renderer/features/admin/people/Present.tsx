import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from '../parts/Parts.module.css';

interface Props {
  readonly connections: number;
  readonly lagEvents: number | null;
}

/** Whether somebody is connected, and up to date. */
export function Present({ connections, lagEvents }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const isBehind = (lagEvents ?? 0) > 0;
  return (
    <span className={styles['with-mark']} data-connected={connections > 0}>
      <StateMark mark={connections === 0 ? 'logged-out' : isBehind ? 'stale' : 'live'} />
      {connections === 0 ? t('people.away') : isBehind ? t('people.behind', { count: lagEvents ?? 0 }) : t('people.here')}
    </span>
  );
}
