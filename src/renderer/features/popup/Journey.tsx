import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PressedKeys } from '../../../shared/api/card.ts';
import styles from './Facts.module.css';

/** The keys pressed in the IVR, as `2 › 1`; what is tied to the call by its number only wears a question mark. */
export function Journey({ journey }: { readonly journey: readonly PressedKeys[] }): JSX.Element {
  const { t } = useTranslation('popup');
  const isProbable = journey.some((step) => step.isProbable);
  const keys = journey.map((step) => (step.isProbable ? `${step.keys}?` : step.keys)).join(' › ');
  return (
    <li className={styles['chip']} title={`${t('ivr-keys')}: ${keys}${isProbable ? ` (${t('ivr-probable')})` : ''}`} data-journey={isProbable ? 'probable' : 'sure'}>
      <span className={styles['key']}>IVR</span>
      <bdi className={styles['value']}>{keys}</bdi>
    </li>
  );
}
