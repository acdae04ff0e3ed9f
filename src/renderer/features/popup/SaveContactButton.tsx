import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import buttonStyles from './button.module.css';
import { Key } from './Key.tsx';

/** Opens the line in which the customer gets a name. */
export function SaveContactButton({ onPress }: { readonly onPress: () => void }): JSX.Element {
  const { t } = useTranslation('popup');
  return (
    <button
      type="button"
      className={cx(buttonStyles['button'], buttonStyles['icon'])}
      data-action="save-contact"
      title={t('save-contact')}
      aria-label={t('save-contact')}
      aria-keyshortcuts="S"
      onClick={onPress}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="6.5" cy="5" r="2.75" />
        <path d="M1.5 13.5c.4-2.8 2.3-4.3 5-4.3 1.4 0 2.6.4 3.5 1.2M12.5 9v5M10 11.5h5" />
      </svg>
      <Key name="S" />
    </button>
  );
}
