import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaps } from '../../bridge/context.ts';
import { LongChoice } from './Choice.tsx';
import { Toggle } from './Toggle.tsx';
import { useSettingsForm } from './use-settings-change.ts';

const daysOfYear = 365;
const offered = [30, 90, 180, daysOfYear, 2 * daysOfYear, 3 * daysOfYear, 5 * daysOfYear, 10 * daysOfYear] as const;
const always = 'always';

/** What of a customer is seen and kept on this computer. */
export function PrivacySection(): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const caps = useCaps();
  const { maskNumbers, keepDays } = settings.privacy;
  const days = [...new Set([...offered, ...(keepDays === null ? [] : [keepDays])])].toSorted((a, b) => a - b);
  const words = (count: number): string => (count % daysOfYear === 0 ? t('privacy.years', { count: count / daysOfYear }) : t('privacy.days', { count }));
  return (
    <>
      <Toggle
        name="privacy.maskNumbers"
        label={t('privacy.mask.label')}
        hint={t('privacy.mask.hint')}
        on={maskNumbers}
        onSwitch={(on) => void change({ privacy: { maskNumbers: on } })}
      />
      {caps.computer && (
        <LongChoice
          name="privacy.keepDays"
          label={t('privacy.keep.label')}
          value={keepDays === null ? always : String(keepDays)}
          options={[...days.map((count) => ({ value: String(count), label: words(count) })), { value: always, label: t('privacy.keep.always') }]}
          onChoose={(chosen) => void change({ privacy: { keepDays: chosen === always ? null : Number(chosen) } })}
        />
      )}
    </>
  );
}
