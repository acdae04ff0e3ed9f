import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import type { AdminSource } from '../../../../shared/api/admin/sources.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useMoment } from '../../../ui/use-moment.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { hasHooks } from './dialects.ts';
import { Hooks } from './Hooks.tsx';
import { MenuPath } from './MenuPath.tsx';
import { SourceSettings } from './SourceSettings.tsx';
import sourceStyles from './Sources.module.css';
import { TestCallDialog } from './TestCallDialog.tsx';
import { useSourceName } from './use-source-name.ts';

interface Props {
  readonly source: AdminSource;
  readonly onAddress: (address: AdminOutput<'sources.rotate'>) => void;
  readonly onChanged: () => void;
}

/** One cloud: whether it pushes, where its address goes, and what can be done about it. */
export function SourceCard({ source, onAddress, onChanged }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const sourceName = useSourceName();
  const moment = useMoment();
  const admin = useAdmin();
  const [open, setOpen] = useState<'test' | 'settings' | 'hooks' | 'rotate' | 'remove' | null>(null);
  const { id, dialect, lastPushAt, timeZone, agents, addresses, settings } = source;
  const allowed = settings.find(({ key }) => key === 'allow')?.value ?? null;
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onChanged();
  };
  return (
    <article className={styles['card']} data-source-id={id} aria-label={sourceName(dialect, id)}>
      <div className={styles['row']}>
        <StateMark mark={lastPushAt === null ? 'unheard' : 'live'} size={20} />
        <h2>{sourceName(dialect)}</h2>
        <span className={styles['muted']}>{id}</span>
      </div>
      <dl className={sourceStyles['facts']}>
        <dt>{t('home.last-push')}</dt>
        <dd data-fact="last-push">{lastPushAt === null ? t('sources.nothing-yet') : moment(Date.parse(lastPushAt))}</dd>
        <dt>{t('sources.agents')}</dt>
        <dd>{agents}</dd>
        <dt>{t('sources.zone')}</dt>
        <dd>{timeZone}</dd>
        <dt>{t('sources.addresses')}</dt>
        <dd>{t('sources.addresses-held', { count: addresses })}</dd>
        <dt>{t('sources.allow')}</dt>
        <dd>{allowed ?? t('sources.everybody')}</dd>
      </dl>
      <MenuPath dialect={dialect} />
      <div className={styles['row']}>
        <Button data-action="test-call" onClick={() => setOpen('test')}>
          {t('sources.test')}
        </Button>
        <Button data-action="settings" onClick={() => setOpen('settings')}>
          {t('sources.settings')}
        </Button>
        {hasHooks(dialect) && (
          <Button data-action="hooks" onClick={() => setOpen('hooks')}>
            {t('hooks.title')}
          </Button>
        )}
        <Button data-action="rotate" onClick={() => setOpen('rotate')}>
          {t('sources.rotate')}
        </Button>
        <span className={styles['grow']} />
        <Button data-action="remove" onClick={() => setOpen('remove')}>
          {t('remove')}
        </Button>
      </div>
      {open === 'test' && <TestCallDialog source={source} onClose={done} />}
      {open === 'settings' && <SourceSettings source={source} onDone={done} onClose={close} />}
      {open === 'hooks' && <Hooks id={id} onClose={close} />}
      {open === 'rotate' && (
        <FormDialog name="rotate" title={t('sources.rotate-title', { id })} does={t('sources.rotate-yes')} onClose={close} send={() => admin.ask('sources.rotate', { id })}
          onDone={(made) => {
            close();
            onAddress(made);
          }}
        >
          <p>{t(addresses > 1 ? 'sources.rotate-again' : 'sources.rotate-first')}</p>
        </FormDialog>
      )}
      {open === 'remove' && (
        <FormDialog name="remove" title={t('sources.remove-title', { id })} does={t('sources.remove-yes')} danger onClose={close} onDone={done} send={() => admin.ask('sources.remove', { id })}>
          <p>{t('sources.remove-what')}</p>
          {agents > 0 && <p>{t('sources.remove-agents', { count: agents })}</p>}
        </FormDialog>
      )}
    </article>
  );
}
