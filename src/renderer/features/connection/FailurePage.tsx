import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { Failure } from '../../../shared/result.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './FailurePage.module.css';
import { detailOf, needsNewCode, wordsOf } from './failure-texts.ts';
import { NewCodeButton } from './NewCodeButton.tsx';

interface Props {
  readonly failure: Failure;
  readonly connection: ConnectionState;
  readonly onRetry?: (() => void) | undefined;
}

/** Stands in the place of everything else when there is nothing else to show: the cause, and what to do. */
export function FailurePage({ failure, connection, onRetry }: Props): JSX.Element {
  const { t } = useTranslation('failure');
  const words = wordsOf(failure);
  const detail = detailOf(failure);
  return (
    <main className={styles['page']} data-failure={failure.code} data-connection={connection}>
      <div className={styles['words']}>
        <StateMark mark="offline" size={28} />
        <h1>{t(`${words}.title`)}</h1>
        <p>{t(`${words}.body`)}</p>
        <p>{t(`${words}.mend`)}</p>
        {detail !== null && <p className={styles['cause']}>{t('detail', { cause: detail })}</p>}
        {needsNewCode(failure) && <NewCodeButton />}
        {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
      </div>
    </main>
  );
}
