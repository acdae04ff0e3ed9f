import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ConsoleRail.module.css';
import { addressOf, places, type Place } from './places.ts';

const shapes: Readonly<Record<Place, string>> = {
  home: 'M2.5 10.5h3.2l2-5 3.6 9.5 2.2-4.5h4',
  sources: 'M6.2 14.5h8a3.3 3.3 0 0 0 .5-6.5 4.8 4.8 0 0 0-9.2-.6 3.6 3.6 0 0 0 .7 7.1zM10 18v-7M7.6 13.2 10 10.8l2.4 2.4',
  people: 'M7.4 9.4a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.2 16.4c.5-3 2.4-4.6 5.2-4.6s4.7 1.6 5.2 4.6M13 4a2.7 2.7 0 0 1 0 5.2M14.6 12.2c1.8.5 2.9 2 3.2 4.2',
  inspector: 'M8.6 14.2a5.6 5.6 0 1 0 0-11.2 5.6 5.6 0 0 0 0 11.2zM12.8 12.8 17 17M6.2 8.6h4.8',
  care: 'M10 2.6 16 5v4.6c0 3.8-2.5 6.4-6 7.8-3.5-1.4-6-4-6-7.8V5zM7.2 9.8l2 2 3.6-3.8',
};

/** The places of the console, at its left edge. */
export function ConsoleRail({ place }: { readonly place: Place }): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <nav className={styles['rail']} aria-label={t('navigation')}>
      {places.map((each) => (
        <a key={each} className={styles['link']} href={addressOf(each)} data-nav={each} aria-current={each === place ? 'page' : undefined} title={t(`places.${each}`)}>
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path d={shapes[each]} />
          </svg>
          <span className={styles['word']}>{t(`places.${each}`)}</span>
        </a>
      ))}
    </nav>
  );
}
