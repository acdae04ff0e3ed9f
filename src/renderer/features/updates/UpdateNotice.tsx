import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import styles from './UpdateNotice.module.css';
import { useUpdate } from './use-update.ts';

/** Says that a new version waits for the end of this one. It asks for nothing, and shows itself in no call. */
export function UpdateNotice({ inCall }: { readonly inCall: boolean }): JSX.Element | null {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const update = useUpdate();
  if (inCall || update?.stage !== 'ready' || update.next === null) return null;
  const { next, goesBack, installs } = update;
  return (
    <section className={styles['notice']} role="status" data-update="ready" data-version={next}>
      <StateMark mark="live" size={20} />
      <div className={styles['words']}>
        <h2>{t(goesBack ? 'update.title-back' : 'update.title', { next })}</h2>
        <p>{t(`update.${installs}`)}</p>
      </div>
      <Button data-action="install-update" onClick={() => void bridge.call('update.install')}>
        {t('update.install')}
      </Button>
    </section>
  );
}
