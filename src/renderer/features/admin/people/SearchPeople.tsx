import { useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../ui/SearchField.tsx';
import styles from './People.module.css';

/** Finds people by number, name, source or extension. */
export function SearchPeople({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={styles['search']}>
      <SearchField field={field} label={t('people.search')} value={value} onChange={onChange} onLeave={() => field.current?.blur()} />
    </div>
  );
}
