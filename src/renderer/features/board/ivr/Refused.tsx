import { useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../bridge/web-access.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from './Ivr.module.css';
import { refusalWordsOf } from './refusal-words.ts';

/** Why nothing was played, with WellCloud's own return code and its meaning, and what to do. */
export function Refused({ refusal }: { readonly refusal: Refusal }): JSX.Element {
  const { t } = useTranslation('ivr');
  const { words, mayHaveHappened, detail } = refusalWordsOf(refusal);
  const place = useRef<HTMLElement>(null);
  // The button that was pressed was out of use meanwhile, and lost the focus.
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} className={styles['refused']} role="alert" data-failure={refusal.code}>
      <StateMark mark="offline" />
      <div>
        <h3>{t(`refused.${words}.title`)}</h3>
        {mayHaveHappened && <p>{t('listen-first')}</p>}
        <p>{t(`refused.${words}.mend`)}</p>
        {detail !== null && (
          <p className={styles['small']} lang="en">
            {detail}
          </p>
        )}
      </div>
    </section>
  );
}
