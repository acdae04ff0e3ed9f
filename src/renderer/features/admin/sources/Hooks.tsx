import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Note } from '../parts/Note.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import sourceStyles from './Sources.module.css';

type Hook = AdminOutput<'hooks.list'>['hooks'][number];

/** What TEL4VN sends where: the relay registers its own address there. */
export function Hooks({ id, onClose }: { readonly id: string; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const asked = useAsked('hooks.list', { id }, null);
  const [made, setMade] = useState<AdminOutput<'hooks.create'> | null>(null);
  const create = useSubmit(
    () => admin.ask('hooks.create', { id }),
    (value) => {
      setMade(value);
      void asked.again();
    },
  );
  return (
    <Dialog name="hooks" title={t('hooks.title')} size="xl" onClose={onClose}>
      <div className={styles['form']}>
        <p className={styles['muted']}>{t('hooks.lead')}</p>
        <Shown asked={asked}>
          {({ hooks }) =>
            hooks.length === 0 ? (
              <p>{t('hooks.none')}</p>
            ) : (
              <ul className={sourceStyles['hooks']}>
                {hooks.map((hook) => (
                  <HookLine key={hook.id} source={id} hook={hook} onRemoved={() => void asked.again()} />
                ))}
              </ul>
            )
          }
        </Shown>
        {made && <p role="status">{t('hooks.made', { created: made.created.join(', ') || '–', existing: made.existing.join(', ') || '–' })}</p>}
        {made?.onlyFromHere && (
          <Note>
            <p>{t('address.only-here')}</p>
          </Note>
        )}
        {create.refusal && <RefusalNote key={create.times} refusal={create.refusal} />}
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button variant="filled" data-action="hooks-create" loading={create.busy} onClick={() => void create.submit()}>
            {t('hooks.create')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function HookLine({ source, hook: { id, event, address, leadsHere }, onRemoved }: { readonly source: string; readonly hook: Hook; readonly onRemoved: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [isAsked, setIsAsked] = useState(false);
  const remove = useSubmit(() => admin.ask('hooks.remove', { id: source, hookId: id }), onRemoved);
  return (
    <li className={sourceStyles['hook']} data-hook={event} data-here={leadsHere}>
      <span className={styles['with-mark']}>
        <StateMark mark={leadsHere ? 'live' : 'unheard'} label={t(leadsHere ? 'hooks.here' : 'hooks.elsewhere')} />
        {event}
      </span>
      <span>{address}</span>
      {isAsked ? (
        <Button size="xs" className={styles['danger'] ?? ''} data-action="hook-remove-yes" loading={remove.busy} onClick={() => void remove.submit()}>
          {t(leadsHere ? 'hooks.remove-yes' : 'hooks.remove-other-yes')}
        </Button>
      ) : (
        <Button size="xs" data-action="hook-remove" aria-label={t('hooks.remove', { event })} onClick={() => setIsAsked(true)}>
          {t('remove')}
        </Button>
      )}
      {remove.refusal && <RefusalNote key={remove.times} refusal={remove.refusal} />}
    </li>
  );
}
