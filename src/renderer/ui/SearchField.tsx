import { CloseButton, TextInput } from '@mantine/core';
import type { JSX, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchKey } from './use-search-key.ts';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Down or Enter: on to what was found. */
  readonly onLeave: () => void;
}

const longest = 200;

/** The one field to look for things in a place. Esc empties it. */
export function SearchField({ field, label, value, onChange, onLeave }: Props): JSX.Element {
  const { t } = useTranslation('common');
  useSearchKey(field);
  return (
    <TextInput
      ref={field}
      role="searchbox"
      type="text"
      size="sm"
      aria-label={label}
      aria-keyshortcuts="Control+F /"
      placeholder={label}
      maxLength={longest}
      spellCheck={false}
      autoComplete="off"
      data-field="search"
      value={value}
      leftSection={
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
          <circle cx="7" cy="7" r="4.4" />
          <path d="m10.4 10.4 3.2 3.2" />
        </svg>
      }
      rightSection={value === '' ? null : <CloseButton size="sm" aria-label={t('clear-search')} title={t('clear-search')} onClick={() => onChange('')} />}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape' && value !== '') onChange('');
        else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
