import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BridgeContext } from '../bridge/context.ts';
import { electronBridge } from '../bridge/electron.ts';
import { PopupWindow } from '../features/popup/PopupWindow.tsx';
import { WarmUp } from '../features/popup/WarmUp.tsx';
import { followLook } from '../features/settings/follow-look.ts';
import { startI18n, type TextFiles } from '../i18n/start.ts';
import { createPopupStore } from '../stores/views.ts';
import { preparePage } from './prepare-page.ts';
import { rootElement } from './root-element.ts';

const texts: TextFiles = import.meta.glob('../i18n/*/{common,popup}.json', { eager: true, import: 'default' });

const page = preparePage();
const i18n = startI18n(page.language, texts);
const bridge = electronBridge();
const store = createPopupStore(bridge);
followLook(bridge, page, i18n);

flushSync(() => {
  createRoot(rootElement()).render(
    <StrictMode>
      <BridgeContext value={bridge}>
        <I18nextProvider i18n={i18n}>
          <PopupWindow store={store} />
          <WarmUp />
        </I18nextProvider>
      </BridgeContext>
    </StrictMode>,
  );
});
