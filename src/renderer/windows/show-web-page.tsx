import type { i18n } from 'i18next';
import { StrictMode, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BridgeContext } from '../bridge/context.ts';
import { webHost, type WebHost } from '../bridge/web.ts';
import { followLook } from '../features/settings/follow-look.ts';
import { createSettingsStore, SettingsContext } from '../features/settings/settings-store.ts';
import { startI18n, type TextFiles } from '../i18n/start.ts';
import { Themed } from '../ui/Themed.tsx';
import { preparePage } from './prepare-page.ts';
import { rootElement } from './root-element.ts';

/**
 * Shows a page in a plain browser, in the language and theme that were chosen there before.
 *
 * @param titleOf the window's name in the language of the moment
 */
export function showWebPage(files: TextFiles, titleOf: (texts: i18n) => string, content: (host: WebHost) => JSX.Element): void {
  const host = webHost();
  const page = preparePage(host.look);
  const texts = startI18n(page.language, files);
  // What the address asks for holds until the person chooses.
  if (!/[?&](lang|theme)=/.test(location.search)) followLook(host.bridge, page, texts);
  else
    host.bridge.on('settings.changed', ({ shown }) => {
      page.show(shown);
      void texts.changeLanguage(shown.language);
    });
  const settings = createSettingsStore(host.bridge);
  const nameWindow = (): void => {
    document.title = titleOf(texts);
  };
  nameWindow();
  texts.on('languageChanged', nameWindow);
  createRoot(rootElement()).render(
    <StrictMode>
      <BridgeContext value={host.bridge}>
        <I18nextProvider i18n={texts}>
          <Themed page={page}>
            <SettingsContext value={settings}>{content(host)}</SettingsContext>
          </Themed>
        </I18nextProvider>
      </BridgeContext>
    </StrictMode>,
  );
}
