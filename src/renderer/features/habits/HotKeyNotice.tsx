import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { HabitsView } from '../../../shared/api/habits-methods.ts';
import { useBridge } from '../../bridge/context.ts';
import { Notice } from '../enrolment/Notice.tsx';

/** Says which hot keys do nothing because another program has them. */
export function HotKeyNotice(): JSX.Element | null {
  const { t } = useTranslation('habits');
  const bridge = useBridge();
  const [taken, setTaken] = useState<HabitsView['hotKeysTaken']>([]);
  useEffect(() => {
    void bridge.call('habits.view').then((answer) => answer.ok && setTaken(answer.value.hotKeysTaken));
    return bridge.on('habits.changed', (view) => setTaken(view.hotKeysTaken));
  }, [bridge]);
  if (taken.length === 0) return null;
  return (
    <Notice title={t('hot-keys.taken')} failure="hot-keys-taken">
      {taken.map((name) => (
        <p key={name}>{t(`hot-keys.${name}`)}</p>
      ))}
    </Notice>
  );
}
