import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { CallList } from '../../stores/call-list.ts';
import { createNewsStore } from '../../stores/news.ts';
import { Regions } from '../../stores/regions.ts';
import type { DeskStore } from '../../stores/views.ts';
import { MaskContext } from '../../ui/number-text.ts';
import { Toasts } from '../../ui/Toasts.tsx';
import { RegionsContext } from '../calls/regions.ts';
import { useSettingsView } from '../settings/settings-store.ts';
import { MainWindow } from './MainWindow.tsx';

/** One person's desk. Whatever a page holds of that person's calls is made with it, and goes with it. */
export function Desk({ desk }: { readonly desk: DeskStore }): JSX.Element {
  const bridge = useBridge();
  const { i18n } = useTranslation();
  const isMasked = useSettingsView()?.settings.privacy.maskNumbers ?? false;
  const [news] = useState(() => createNewsStore(bridge));
  const [list] = useState(
    () => new CallList({ search: (input) => bridge.call('history.search', input), count: (input) => bridge.call('history.count', input) }),
  );
  const [regions] = useState(() => new Regions(bridge));
  const [language, setLanguage] = useState(i18n.language);
  if (language !== i18n.language) {
    setLanguage(i18n.language);
    regions.forget();
  }
  return (
    <MaskContext value={isMasked}>
      <RegionsContext value={regions}>
        <Toasts>
          <MainWindow desk={desk} news={news} list={list} />
        </Toasts>
      </RegionsContext>
    </MaskContext>
  );
}
