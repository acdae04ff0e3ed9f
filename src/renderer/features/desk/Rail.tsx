import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CappedCount } from '../../../shared/api/history-views.ts';
import { useCaps } from '../../bridge/context.ts';
import { UnseenWord } from '../../ui/Text.tsx';
import { isHere, places, type Place } from './places.ts';
import styles from './Rail.module.css';

const shapes: Readonly<Record<Place, string>> = {
  today: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5M8 12.5h4',
  history: 'M4.2 6.2A7 7 0 1 1 3 10M3.4 3.2v3.4h3.4M10 6v4.2l2.8 1.8',
  missed: 'M5.2 3.2 10 7.6l4.8-4.4M11.6 3.2h3.2v3M2.6 14.2c4.4-4 10.4-4 14.8 0l-2 2.3-3.1-1.2v-1.9a8 8 0 0 0-4.6 0v1.9l-3.1 1.2z',
  contacts: 'M5 3.5h11v13H5zM3 7h3.4M3 13h3.4M10.5 10.2a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8zM7.4 13.8c.3-1.6 1.4-2.4 3.1-2.4s2.8.8 3.1 2.4',
  settings: 'M3 6h6M13 6h4M11 4v4M3 14h3M10 14h7M8 12v4',
};

/** A badge tells up to so many; beyond, only that there are more. */
const mostOnBadge = 99;

interface Props {
  readonly place: Place;
  /** Missed calls that nobody has dealt with. */
  readonly openMissed: CappedCount | null;
  readonly onGo: (place: Place) => void;
}

/** The places of the window, at its left edge. */
export function Rail({ place, openMissed, onGo }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const caps = useCaps();
  const count = openMissed?.count ?? 0;
  return (
    <nav className={styles['rail']} aria-label={t('navigation')}>
      {places.map((each, index) => isHere(each, caps) && (
        <button
          key={each}
          type="button"
          className={styles['place']}
          data-nav={each}
          aria-current={each === place ? 'page' : undefined}
          aria-keyshortcuts={caps.computer ? `Control+${index + 1}` : undefined}
          title={caps.computer ? `${t(`nav.${each}`)} (Ctrl+${index + 1})` : t(`nav.${each}`)}
          onClick={() => onGo(each)}
        >
          <span className={styles['shape']}>
            <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
              <path d={shapes[each]} />
            </svg>
            {each === 'missed' && count > 0 && (
              <span className={styles['badge']} data-badge={count} aria-hidden="true">
                {count > mostOnBadge ? `${mostOnBadge}+` : count}
              </span>
            )}
          </span>
          <span className={styles['word']}>{t(`nav.${each}`)}</span>
          {each === 'missed' && count > 0 && <UnseenWord>{t('open-missed', { count })}</UnseenWord>}
        </button>
      ))}
    </nav>
  );
}
