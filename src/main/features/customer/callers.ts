import path from 'node:path';
import type { Settings, SettingsView } from '../../../shared/api/settings.ts';
import type { CallerIdentity } from './caller-identity.ts';
import { CallerIdentities } from './caller-identity.ts';
import { numberFolder } from './number-folder.ts';
import { homeOf } from './read-number.ts';

/** What numbers tell by themselves, in the language on the screen. */
export interface Callers {
  identify(number: string, dialect: string): Promise<CallerIdentity>;
  /** Reads ahead what most calls need. */
  warmUp(): Promise<void>;
}

/** Where the build puts the numbers' regions and carriers: beside the bundle. */
const numbers = path.join(import.meta.dirname, 'numbers');

export function startCallers(settings: { readonly current: Settings; readonly view: SettingsView }): Callers {
  const identities = new CallerIdentities(numberFolder(numbers));
  return {
    warmUp: () => identities.warmUp(settings.current.homeRegion),
    identify: (number, dialect) => identities.of(number, homeOf(dialect, settings.current.homeRegion), settings.view.shown.language),
  };
}
