import { NumberInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsShape } from '../../../shared/api/settings.ts';
import { Choice, LongChoice } from './Choice.tsx';
import { PopupTrial } from './PopupTrial.tsx';
import { Setting } from './Setting.tsx';
import { Toggles } from './Toggle.tsx';
import { useAbout } from './use-about.ts';
import { useSettingsForm } from './use-settings-change.ts';

const { mode, sound, border, corner, endedStaysSeconds } = settingsShape.popup.shape;
const directions = ['inbound', 'outbound', 'internal'] as const;

/** Whether, for what, how loud, how long and where the pop-up appears. */
export function PopupSection(): JSX.Element {
  const { t } = useTranslation(['settings', 'common']);
  const { settings, change } = useSettingsForm();
  const { popup } = settings;
  const displays = useDisplays(popup.display);
  return (
    <>
      <LongChoice
        name="popup.mode"
        label={t('popup.mode.label')}
        hint={popup.mode === 'off' ? t('popup.mode.off-hint') : undefined}
        value={popup.mode}
        options={mode.options.map((value) => ({ value, label: t(`popup.mode.${value}`) }))}
        onChoose={(value) => void change({ popup: { mode: value } })}
      />
      {popup.mode === 'on' && (
        <Choice
          name="popup.sound"
          label={t('popup.sound.label')}
          value={popup.sound}
          options={sound.options.map((value) => ({ value, label: t(`popup.sound.${value}`) }))}
          onChoose={(value) => void change({ popup: { sound: value } })}
        />
      )}
      <Toggles
        name="popup.directions"
        label={t('popup.directions.label')}
        switches={directions.map((name) => ({ name, label: t(`common:direction.${name}`), on: popup.directions[name] }))}
        onSwitch={(name, on) => void change({ popup: { directions: { [name]: on } } })}
      />
      <EndedStays />
      <LongChoice
        name="popup.border"
        label={t('popup.border.label')}
        value={popup.border}
        options={border.options.map((value) => ({ value, label: t(`popup.border.${value}`) }))}
        onChoose={(value) => void change({ popup: { border: value } })}
      />
      <LongChoice
        name="popup.corner"
        label={t('popup.corner.label')}
        value={popup.corner}
        options={corner.options.map((value) => ({ value, label: t(`popup.corner.${value}`) }))}
        onChoose={(value) => void change({ popup: { corner: value } })}
      />
      <LongChoice
        name="popup.display"
        label={t('popup.display.label')}
        value={String(popup.display)}
        options={displays}
        onChoose={(value) => void change({ popup: { display: value === 'primary' || value === 'pointer' ? value : Number(value) } })}
      />
      <PopupTrial />
    </>
  );
}

/** The screens of now, and the chosen one although it is unplugged. */
function useDisplays(chosen: 'primary' | 'pointer' | number): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation('settings');
  const about = useAbout();
  const known = about && about.displays.length > 1 ? about.displays : [];
  const unplugged = typeof chosen === 'number' && !known.some(({ id }) => id === chosen) ? [{ id: chosen, label: '' }] : [];
  return [
    { value: 'primary', label: t('popup.display.primary') },
    { value: 'pointer', label: t('popup.display.pointer') },
    ...[...known, ...unplugged].map(({ id, label }) => ({ value: String(id), label: label || t('popup.display.other', { id: String(id) }) })),
  ];
}

/** Taken over when the field is left or Enter is pressed: what is half typed is no wish yet. */
function EndedStays(): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const [typed, setTyped] = useState<string | number>(settings.popup.endedStaysSeconds);
  const keep = (): void => {
    const seconds = endedStaysSeconds.safeParse(Math.min(600, Math.max(5, Math.round(Number(typed)))));
    setTyped(seconds.success && typed !== '' ? seconds.data : settings.popup.endedStaysSeconds);
    if (seconds.success && typed !== '') void change({ popup: { endedStaysSeconds: seconds.data } });
  };
  return (
    <Setting label={t('popup.ended-stays.label')} hint={t('popup.ended-stays.hint')}>
      {(tied) => (
        <NumberInput
          {...tied}
          data-setting="popup.endedStaysSeconds"
          value={typed}
          min={5}
          max={600}
          step={5}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          w={104}
          onChange={setTyped}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </Setting>
  );
}
