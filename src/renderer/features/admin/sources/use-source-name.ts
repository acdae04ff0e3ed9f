import { useTranslation } from 'react-i18next';
import { knownDialect } from './dialects.ts';

/** The cloud's product name, with the source's own where that says more: `7moor V7 · main`. */
export function useSourceName(): (dialect: string, source?: string) => string {
  const { t } = useTranslation('admin');
  return (dialect, source) => {
    const known = knownDialect(dialect);
    const product = known ? t(`dialects.${known}.name`) : dialect;
    return source === undefined || source === dialect ? product : `${product} · ${source}`;
  };
}
