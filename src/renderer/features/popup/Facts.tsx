import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PopupCard } from '../../../shared/api/views.ts';
import { chipsOf } from '../../ui/chips.ts';
import styles from './Facts.module.css';
import { Journey } from './Journey.tsx';

/** More chips than this would push the earlier calls off the eye's path. */
const mostChips = 6;

/** Why the customer may be calling: the keys pressed on the way here, and what the cloud sent along. */
export function Facts({ card }: { readonly card: PopupCard }): JSX.Element | null {
  const { t } = useTranslation('popup');
  const chips = chipsOf(card.call.extras);
  const shown = chips.slice(0, mostChips);
  const rest = chips.slice(mostChips);
  if (card.journey.length === 0 && chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label={t('extras')}>
      {card.journey.length > 0 && <Journey journey={card.journey} />}
      {shown.map(({ key, value }) => (
        <li className={styles['chip']} key={key} title={`${key}: ${value}`}>
          <bdi className={styles['key']}>{key}</bdi>
          <bdi className={styles['value']}>{value}</bdi>
        </li>
      ))}
      {rest.length > 0 && (
        <li className={styles['rest']} title={rest.map(({ key, value }) => `${key}: ${value}`).join('\n')}>
          {t('extras-more', { count: rest.length })}
        </li>
      )}
    </ul>
  );
}
