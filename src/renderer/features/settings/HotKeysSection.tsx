import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AcceleratorField } from './AcceleratorField.tsx';
import { useSettingsForm } from './use-settings-change.ts';

/** Keys that work while another program has the keyboard. */
export function HotKeysSection(): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const { popup, dialSelection } = settings.hotKeys;
  return (
    <>
      <p>{t('hot-keys.lead')}</p>
      <AcceleratorField
        name="hotKeys.popup"
        label={t('hot-keys.popup.label')}
        hint={t('hot-keys.popup.hint')}
        accelerator={popup}
        onRecord={(accelerator) => void change({ hotKeys: { popup: accelerator } })}
      />
      <AcceleratorField
        name="hotKeys.dialSelection"
        label={t('hot-keys.dial.label')}
        hint={t('hot-keys.dial.hint')}
        accelerator={dialSelection}
        onRecord={(accelerator) => void change({ hotKeys: { dialSelection: accelerator } })}
      />
    </>
  );
}
