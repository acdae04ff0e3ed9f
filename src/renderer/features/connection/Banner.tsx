import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../shared/api/views.ts';
import type { Failure } from '../../../shared/result.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './Banner.module.css';
import { detailOf, needsNewCode, needsPerson, wordsOf } from './failure-texts.ts';
import { NewCodeButton } from './NewCodeButton.tsx';

/** Says over the calls what is wrong with the connection, and what to do; nothing when all is well. */
export function ConnectionBanner({ connection }: { readonly connection: ConnectionView }): JSX.Element | null {
  const { t } = useTranslation('failure');
  const { state, failure } = connection;
  if (failure) return <FailureBanner failure={failure} />;
  if (state !== 'offline' && state !== 'stale') return null;
  return (
    <section className={styles['banner']} role="status">
      <StateMark mark={state} size={20} />
      <p>{t(state)}</p>
    </section>
  );
}

interface FailureProps {
  readonly failure: Failure;
  readonly onRetry?: () => void;
}

/** A failure in the user's words: what it is, what it means, what to do, and its cause as it was reported. */
export function FailureBanner({ failure, onRetry }: FailureProps): JSX.Element {
  const { t } = useTranslation('failure');
  const words = wordsOf(failure);
  const detail = detailOf(failure);
  return (
    <section
      className={styles['banner']}
      data-failure={failure.code}
      data-alarm={needsPerson(failure)}
      role="alert"
    >
      <StateMark mark="offline" size={20} />
      <div className={styles['words']}>
        <h2>{t(`${words}.title`)}</h2>
        <p>{t(`${words}.body`)}</p>
        <p>{t(`${words}.mend`)}</p>
        {detail !== null && <p className={styles['cause']}>{t('detail', { cause: detail })}</p>}
      </div>
      {needsNewCode(failure) && <NewCodeButton />}
      {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </section>
  );
}
