import { StoredSettings } from '../settings.ts';
import { SettingsFile } from '../settings-file.ts';

/** Changes the settings of the given profile again and again, and says each time what is on disk now. */
const [, , profile = ''] = process.argv;
const file = new SettingsFile(profile);
const settings = new StoredSettings({ file, chosen: file.read().chosen, systemLanguage: 'en', preset: {}, switches: {} });
for (let seconds = 5; ; seconds = seconds === 600 ? 5 : seconds + 1) {
  const { settings: now } = await settings.change({ popup: { endedStaysSeconds: seconds } });
  process.stdout.write(`${now.popup.endedStaysSeconds}\n`);
}
