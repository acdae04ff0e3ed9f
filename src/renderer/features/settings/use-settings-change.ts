import { createContext, use, useMemo, useState } from 'react';
import type { Settings, SettingsChange } from '../../../shared/api/settings.ts';
import type { Failure } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';

/** The settings in force, and how to change some of them. */
export interface SettingsForm {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => Promise<void>;
}

export const SettingsFormContext = createContext<SettingsForm | null>(null);

export function useSettingsForm(): SettingsForm {
  const form = use(SettingsFormContext);
  if (!form) throw new Error('No SettingsFormContext around this component.');
  return form;
}

/** Each change goes to the host at once: there is no button to forget. `failure` tells that the last one was not kept. */
export function useSettingsChange(settings: Settings): { readonly form: SettingsForm; readonly failure: Failure | null } {
  const bridge = useBridge();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useMemo<SettingsForm>(
    () => ({
      settings,
      change: async (change) => {
        const answer = await bridge.call('settings.change', change);
        setFailure(answer.ok ? null : answer.failure);
      },
    }),
    [bridge, settings],
  );
  return { form, failure };
}
