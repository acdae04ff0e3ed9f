import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../bridge/web-access.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './Frame.module.css';
import { refusalWordsOf } from './refusal-words.ts';

/** What did not work and what to do, in the person's words. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal }): JSX.Element {
  const { t } = useTranslation('login');
  const words = refusalWordsOf(refusal);
  // Of the moment of the refusal: the page may be drawn anew long after.
  const [until] = useState(() => Date.now() + (refusal.waitSeconds ?? 0) * 1_000);
  return (
    <section className={styles['notice']} role="alert" data-failure={refusal.code}>
      <StateMark mark="offline" size={20} />
      <div>
        <h2>{t(`refused.${words}.title`)}</h2>
        <p>{t(`refused.${words}.mend`, { until, cause: refusal.cause })}</p>
      </div>
    </section>
  );
}
