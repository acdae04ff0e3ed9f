import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { languageChoiceSchema, themeChoiceSchema } from '../../../shared/api/settings.ts';
import { useCaps } from '../../bridge/context.ts';
import { Choice, LongChoice } from './Choice.tsx';
import { DialLinks } from './DialLinks.tsx';
import { languageNames } from './language-names.ts';
import { Toggle, Toggles } from './Toggle.tsx';
import { useSettingsForm } from './use-settings-change.ts';

/** Language, appearance, and what the computer does on its own. */
export function GeneralSection(): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const caps = useCaps();
  return (
    <>
      <LongChoice
        name="language"
        label={t('language.label')}
        value={settings.language}
        options={languageChoiceSchema.options.map((value) => ({ value, label: value === 'system' ? t('language.system') : languageNames[value] }))}
        onChoose={(language) => void change({ language })}
      />
      <LongChoice
        name="theme"
        label={t('theme.label')}
        value={settings.theme}
        options={themeChoiceSchema.options.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChoose={(theme) => void change({ theme })}
      />
      <Choice
        name="homeRegion"
        label={t('home-region.label')}
        hint={t('home-region.hint')}
        value={settings.homeRegion}
        options={(['CN', 'VN'] as const).map((value) => ({ value, label: t(`home-region.${value}`) }))}
        onChoose={(homeRegion) => void change({ homeRegion })}
      />
      {caps.computer && <OfThisComputer />}
    </>
  );
}

function OfThisComputer(): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const { missed, offline } = settings.notifications;
  return (
    <>
      <Toggle
        name="startAtLogIn"
        label={t('start-at-log-in.label')}
        hint={t('start-at-log-in.hint')}
        on={settings.startAtLogIn}
        onSwitch={(startAtLogIn) => void change({ startAtLogIn })}
      />
      <Toggles
        name="notifications"
        label={t('notifications.label')}
        switches={[
          { name: 'missed', label: t('notifications.missed'), on: missed },
          { name: 'offline', label: t('notifications.offline'), on: offline },
        ]}
        onSwitch={(name, on) => void change({ notifications: { [name]: on } })}
      />
      <DialLinks />
    </>
  );
}
