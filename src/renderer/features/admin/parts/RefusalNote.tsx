import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../bridge/web-access.ts';
import { cx } from '../../../ui/cx.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from './Parts.module.css';
import { refusalWordsOf } from './refusal-words.ts';

interface Props {
  readonly refusal: Refusal;
  readonly onRetry?: (() => void) | undefined;
}

/** What did not work and what to do; the relay's own words stand beneath, since only they name the very thing. */
export function RefusalNote({ refusal, onRetry }: Props): JSX.Element {
  const { t, i18n } = useTranslation('admin');
  const words = refusalWordsOf(refusal);
  const own = `${refusal.cause} ${refusal.mend}`.trim();
  const isInOwnLanguage = i18n.language.startsWith('en');
  return (
    <section className={cx(styles['notice'], styles['alarm'])} role="alert" data-failure={refusal.code}>
      <StateMark mark="offline" />
      <div>
        <h3>{t(`refused.${words}.title`)}</h3>
        {!(isInOwnLanguage && words !== 'offline') && <p>{t(`refused.${words}.mend`)}</p>}
        {words !== 'offline' && (
          <p className={isInOwnLanguage ? undefined : styles['small']} lang="en">
            {own}
          </p>
        )}
      </div>
      {onRetry && (
        <Button size="xs" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </section>
  );
}
