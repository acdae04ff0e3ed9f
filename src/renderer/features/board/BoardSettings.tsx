import { Button, NumberInput, Popover, Switch } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { markOfAgent } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { allowAlarm } from './alarm-sound.ts';
import styles from './BoardSettings.module.css';
import type { Preferences } from './model/preferences.ts';
import { usualThresholds, watchedStates, type WatchedState } from './model/thresholds.ts';

interface Props {
  readonly viewer: string;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
}

/** When a state needs somebody, whether a sound tells of it, and whether numbers are shown in full. */
export function BoardSettings({ viewer, preferences, onChange }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const { thresholds, sound, showsNumbers } = preferences;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button data-act="settings">{t('settings')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('settings-title')}>
        <div className={styles['settings']}>
          <fieldset className={styles['limits']}>
            <legend>{t('limits')}</legend>
            {watchedStates.map((state) => (
              <Limit key={state} state={state} seconds={thresholds[state]} onChange={(seconds) => onChange({ thresholds: { ...thresholds, [state]: seconds } })} />
            ))}
          </fieldset>
          <Button size="xs" onClick={() => onChange({ thresholds: { ...usualThresholds } })}>
            {t('usual')}
          </Button>
          <Switch
            label={t('sound')}
            data-setting="sound"
            checked={sound}
            onChange={(event) => {
              if (event.currentTarget.checked) allowAlarm();
              onChange({ sound: event.currentTarget.checked });
            }}
          />
          <Switch label={t('numbers')} data-setting="numbers" checked={showsNumbers} onChange={(event) => onChange({ showsNumbers: event.currentTarget.checked })} />
          <p className={styles['kept']}>{t('kept-here', { viewer })}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface LimitProps {
  readonly state: WatchedState;
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
}

function Limit({ state, seconds, onChange }: LimitProps): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  const word = t(`common:status.${state}`);
  return (
    <div className={styles['limit']}>
      <StateMark mark={markOfAgent({ loggedIn: true, status: state })} />
      <span aria-hidden="true">{word}</span>
      <NumberInput
        size="xs"
        className={styles['seconds']}
        aria-label={t('board:limit', { state: word })}
        data-limit={state}
        min={1}
        max={86_400}
        step={10}
        allowDecimal={false}
        allowNegative={false}
        suffix=" s"
        placeholder={t('board:never')}
        value={seconds ?? ''}
        onChange={(value) => onChange(typeof value === 'number' && value >= 1 ? value : null)}
      />
    </div>
  );
}
