import { Button } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { HabitsView } from '../../../shared/api/habits-methods.ts';
import { useBridge } from '../../bridge/context.ts';
import { Setting } from './Setting.tsx';

/** Whether the computer hands numbers that are clicked in other programs to Danping. */
export function DialLinks(): JSX.Element {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const [habits, setHabits] = useState<HabitsView | null>(null);
  useEffect(() => {
    void bridge.call('habits.view').then((answer) => answer.ok && setHabits(answer.value));
  }, [bridge]);
  const take = async (): Promise<void> => {
    const answer = await bridge.call('habits.takeDialLinks');
    if (answer.ok) setHabits(answer.value);
  };
  return (
    <Setting label={t('dial-links.label')} hint={t('dial-links.hint')}>
      {() =>
        habits?.dialLinks ? (
          <span role="status">{t('dial-links.taken')}</span>
        ) : (
          <Button data-action="take-dial-links" onClick={() => void take()}>
            {t('dial-links.take')}
          </Button>
        )
      }
    </Setting>
  );
}
