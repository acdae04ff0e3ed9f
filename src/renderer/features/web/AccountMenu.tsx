import { Button, Menu } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { languageSchema, themeChoiceSchema } from '../../../shared/api/settings.ts';
import { useBridge } from '../../bridge/context.ts';
import type { Session } from '../login/LogInGate.tsx';
import { nameOf } from '../login/NotForYou.tsx';
import { languageNames } from '../settings/language-names.ts';
import { useSettingsView } from '../settings/settings-store.ts';

/** Who looks at the page, its language, the other page, and the way out. */
export function AccountMenu({ session }: { readonly session: Session }): JSX.Element {
  const { t, i18n } = useTranslation(['web', 'login', 'settings']);
  const bridge = useBridge();
  const chosen = useSettingsView()?.settings.theme;
  const name = nameOf(session.person);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button data-act="account" title={t('web:who', { who: name })}>
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('web:who', { who: name })}>
        <Menu.Label>{t('settings:language.label')}</Menu.Label>
        {languageSchema.options.map((language) => (
          <Menu.Item key={language} role="menuitemradio" aria-checked={i18n.language === language} onClick={() => void bridge.call('settings.change', { language })}>
            {languageNames[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('settings:theme.label')}</Menu.Label>
        {themeChoiceSchema.options.map((theme) => (
          <Menu.Item key={theme} role="menuitemradio" aria-checked={chosen === theme} onClick={() => void bridge.call('settings.change', { theme })}>
            {t(`settings:theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {session.person.role === 'admin' && (
          <Menu.Item component="a" href="/admin">
            {t('web:to-admin')}
          </Menu.Item>
        )}
        <Menu.Item data-action="log-out" onClick={session.logOut}>
          {t('login:log-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
