import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../../shared/contract/event.ts';
import styles from './DirectionMark.module.css';

const shapes: Readonly<Record<Direction | 'unknown', string>> = {
  inbound: 'M12.4 3.6 3.8 12.2M3.6 5.6v6.8h6.8',
  outbound: 'M3.6 12.4 12.2 3.8M5.6 3.6h6.8v6.8',
  internal: 'M2.4 8h11.2M5.4 5 2.4 8l3 3M10.6 5l3 3-3 3',
  unknown: 'M5 8h6',
};

/** Which way a call went, as an arrow: into the desk, out of it, or within the house. */
export function DirectionMark({ direction }: { readonly direction: Direction | null }): JSX.Element {
  const { t } = useTranslation('common');
  const way = direction ?? 'unknown';
  const label = t(`direction.${way}`);
  return (
    <svg className={styles['mark']} width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={label}>
      <title>{label}</title>
      <path d={shapes[way]} />
    </svg>
  );
}
