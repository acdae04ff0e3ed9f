import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { causeOf, wordsOf } from './failure-words.ts';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly alarm?: boolean;
  readonly failure?: string;
}

/** A framed word to the person: something to know, or in red something to do first. */
export function Notice({ title, children, alarm = false, failure }: NoticeProps): JSX.Element {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (alarm) place.current?.scrollIntoView({ block: 'nearest' });
  }, [alarm]);
  return (
    <section ref={place} className={styles['notice']} data-alarm={alarm} data-failure={failure} role={alarm ? 'alert' : 'status'}>
      <StateMark mark={alarm ? 'offline' : 'stale'} size={20} />
      <div className={styles['words']}>
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  );
}

/** What did not work, in the person's words: what it is, what to do, and where it helps the cause as it was reported. */
export function FailureNotice({ failure }: { readonly failure: Failure }): JSX.Element {
  const { t } = useTranslation('enrolment');
  const words = wordsOf(failure);
  const cause = causeOf(failure);
  return (
    <Notice title={t(`failure.${words}.title`)} failure={failure.code} alarm>
      <p>{t(`failure.${words}.mend`)}</p>
      {cause !== null && <p className={styles['cause']}>{t('cause', { cause })}</p>}
    </Notice>
  );
}
