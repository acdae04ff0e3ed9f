import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../../shared/contract/time.ts';
import { useToday } from '../../../ui/use-today.ts';
import { callBackWord, fieldValue, fromField, inOneHour, tomorrowMorning } from '../../popup/call-back-times.ts';
import styles from './CallBackReminder.module.css';

interface Props {
  readonly at: EpochMs | null;
  readonly onChoose: (at: EpochMs | null) => void;
}

/** When to be reminded to call back. */
export function CallBackReminder({ at, onChoose }: Props): JSX.Element {
  const { t } = useTranslation('calls');
  const today = useToday();
  const [isChoosing, setIsChoosing] = useState(false);
  const label = at === null ? t('remind') : t(`remind-at.${callBackWord(at, today)}`, { at });
  return (
    <Popover opened={isChoosing} onChange={setIsChoosing} trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <span>
          <Menu>
            <Menu.Target>
              <Button size="xs" data-action="remind" data-call-back={at ?? undefined}>
                {label}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onChoose(inOneHour(Date.now()))}>{t('in-one-hour')}</Menu.Item>
              <Menu.Item onClick={() => onChoose(tomorrowMorning(Date.now()))}>{t('tomorrow-morning')}</Menu.Item>
              <Menu.Item onClick={() => setIsChoosing(true)}>{t('choose-time')}</Menu.Item>
              {at !== null && <Menu.Item onClick={() => onChoose(null)}>{t('no-remind')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <TimeForm
          onChoose={(chosen) => {
            setIsChoosing(false);
            onChoose(chosen);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function TimeForm({ onChoose }: { readonly onChoose: (at: EpochMs) => void }): JSX.Element {
  const { t } = useTranslation('calls');
  const [value, setValue] = useState(() => fieldValue(inOneHour(Date.now())));
  const [isPast, setIsPast] = useState(false);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const at = fromField(value, Date.now());
        if (at === null) setIsPast(true);
        else onChoose(at);
      }}
    >
      <TextInput size="xs" type="datetime-local" aria-label={t('remind')} value={value} error={isPast && t('time-past')} onChange={(event) => setValue(event.currentTarget.value)} />
      <Button size="xs" type="submit" variant="filled">
        {t('set-time')}
      </Button>
    </form>
  );
}
