import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { knownDialect } from './dialects.ts';
import styles from './Sources.module.css';

/** Where in the vendor's own console the address goes, in the words of the vendor's document. */
export function MenuPath({ dialect }: { readonly dialect: string }): JSX.Element | null {
  const { t } = useTranslation('admin');
  const known = knownDialect(dialect);
  return known && <p className={styles['path']}>{t(`dialects.${known}.path`)}</p>;
}
