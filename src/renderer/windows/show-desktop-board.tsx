import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BridgeContext } from '../bridge/context.ts';
import { electronBridge } from '../bridge/electron.ts';
import { createEnrolmentStore, EnrolmentContext } from '../features/enrolment/enrolment-store.ts';
import { DesktopBoard } from '../features/web/DesktopBoard.tsx';
import { followLook } from '../features/settings/follow-look.ts';
import { createSettingsStore, SettingsContext } from '../features/settings/settings-store.ts';
import { startI18n, type TextFiles } from '../i18n/start.ts';
import { Themed } from '../ui/Themed.tsx';
import { preparePage } from './prepare-page.ts';
import { rootElement } from './root-element.ts';

/** The board inside the desktop app, for a supervisor's token. */
export function showDesktopBoard(files: TextFiles): void {
  const page = preparePage();
  const texts = startI18n(page.language, files);
  const bridge = electronBridge();
  const settings = createSettingsStore(bridge);
  const enrolment = createEnrolmentStore(bridge);
  followLook(bridge, page, texts);
  document.title = texts.t('login:product');
  createRoot(rootElement()).render(
    <StrictMode>
      <BridgeContext value={bridge}>
        <I18nextProvider i18n={texts}>
          <Themed page={page}>
            <SettingsContext value={settings}>
              <EnrolmentContext value={enrolment}>
                <DesktopBoard />
              </EnrolmentContext>
            </SettingsContext>
          </Themed>
        </I18nextProvider>
      </BridgeContext>
    </StrictMode>,
  );
}
