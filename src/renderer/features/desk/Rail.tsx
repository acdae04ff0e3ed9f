import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Rail.module.css';

const places = ['today', 'history'] as const;
export type Place = (typeof places)[number];

const shapes: Readonly<Record<Place, string>> = {
  today: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5M8 12.5h4',
  history: 'M4.2 6.2A7 7 0 1 1 3 10M3.4 3.2v3.4h3.4M10 6v4.2l2.8 1.8',
};

/** The places of the window, at its left edge. */
export function Rail({ place, onGo }: { readonly place: Place; readonly onGo: (place: Place) => void }): JSX.Element {
  const { t } = useTranslation('desk');
  return (
    <nav className={styles['rail']} aria-label={t('navigation')}>
      {places.map((each) => (
        <button
          key={each}
          type="button"
          className={styles['place']}
          data-nav={each}
          aria-current={each === place ? 'page' : undefined}
          onClick={() => onGo(each)}
        >
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path d={shapes[each]} />
          </svg>
          {t(`nav.${each}`)}
        </button>
      ))}
    </nav>
  );
}
