import { Tabs } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/api/settings.ts';
import type { DeskView } from '../../../shared/api/views.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { useCaps } from '../../bridge/context.ts';
import { Notice } from '../enrolment/Notice.tsx';
import { CrmSection } from './crm/CrmSection.tsx';
import { DeskSection } from './DeskSection.tsx';
import { GeneralSection } from './GeneralSection.tsx';
import { HotKeysSection } from './HotKeysSection.tsx';
import { PopupSection } from './PopupSection.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { SessionSection } from '../web/SessionSection.tsx';
import styles from './Settings.module.css';
import { useSettingsView } from './settings-store.ts';
import { SettingsFormContext, useSettingsChange } from './use-settings-change.ts';

const sections = {
  general: GeneralSection,
  popup: PopupSection,
  crm: CrmSection,
  privacy: PrivacySection,
  'hot-keys': HotKeysSection,
  desk: DeskSection,
} as const;
const ofBrowser = ['general', 'privacy', 'desk'] as const;
const names = ['general', 'popup', 'crm', 'privacy', 'hot-keys', 'desk'] as const satisfies readonly (keyof typeof sections)[];

const classNames = { root: styles['settings'] ?? '', list: styles['list'] ?? '', tab: styles['tab'] ?? '', tabLabel: styles['tab-label'] ?? '' };

/** The place of the settings; every change holds at once. */
export function Settings({ desk }: { readonly desk: DeskView }): JSX.Element | null {
  const view = useSettingsView();
  return view && <Sections view={view} desk={desk} />;
}

function Sections({ view, desk }: { readonly view: SettingsView; readonly desk: DeskView }): JSX.Element {
  const { t } = useTranslation('settings');
  const caps = useCaps();
  const shown = caps.computer ? names : ofBrowser;
  const { form, failure } = useSettingsChange(view.settings);
  return (
    <SettingsFormContext value={form}>
      <UnseenHeading>{t('title')}</UnseenHeading>
      {failure && (
        <Notice title={t('not-saved')} failure={failure.code} alarm>
          <p>{t('not-saved-hint')}</p>
        </Notice>
      )}
      <Tabs defaultValue="general" orientation="vertical" keepMounted={false} data-screen="settings" classNames={classNames}>
        <Tabs.List aria-label={t('title')}>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} data-section={name}>
              {t(`sections.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((name) => {
          const Section = name === 'desk' && !caps.computer ? SessionSection : sections[name];
          return (
            <Tabs.Panel key={name} value={name} className={styles['panel']}>
              <h2>{t(`sections.${name}`)}</h2>
              <Section desk={desk} />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </SettingsFormContext>
  );
}
