import type { i18n } from 'i18next';
import type { Bridge } from '../../../shared/bridge.ts';
import type { SettingsView } from '../../../shared/api/settings.ts';

interface ShowsLook {
  readonly show: (look: SettingsView['shown']) => void;
}

/** Language and theme change where they stand, without a reload: nothing that somebody types or reads is lost. */
export function followLook(bridge: Bridge, page: ShowsLook, texts: i18n): void {
  const follow = ({ shown }: SettingsView): void => {
    page.show(shown);
    void texts.changeLanguage(shown.language);
  };
  bridge.on('settings.changed', follow);
  // What changed between the page's address and its first script.
  void bridge.call('settings.view').then((answer) => answer.ok && follow(answer.value));
}
