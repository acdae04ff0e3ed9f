import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './Banner.module.css';

/** Says that calls may be missing here for good, until somebody has read it. */
export function GapNotice(): JSX.Element {
  const { t } = useTranslation('failure');
  const bridge = useBridge();
  return (
    <section className={styles['banner']} role="status" data-gap>
      <StateMark mark="stale" size={20} />
      <div className={styles['words']}>
        <h2>{t('gap.title')}</h2>
        <p>{t('gap.body')}</p>
      </div>
      <Button data-action="gap-seen" onClick={() => void bridge.call('gap.seen')}>
        {t('gap.seen')}
      </Button>
    </section>
  );
}
