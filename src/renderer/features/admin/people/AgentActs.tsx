import { Button, Menu } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import type { AdminAgent } from '../../../../shared/api/admin/people.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';

interface Props {
  readonly agent: AdminAgent;
  readonly onCode: (code: AdminOutput<'agents.code'>) => void;
  readonly onEdit: () => void;
  readonly onChanged: () => void;
}

/** What can be done about an agent; what takes something away says so first. */
export function AgentActs({ agent: { agentNumber, name, tokens }, onCode, onEdit, onChanged }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [open, setOpen] = useState<'code' | 'revoke' | 'remove' | null>(null);
  const who = { name, number: agentNumber };
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onChanged();
  };
  return (
    <div className={styles['acts']}>
      <Button size="xs" data-action="code" aria-label={t('agents.code-of', who)} onClick={() => setOpen('code')}>
        {t('agents.code')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" data-action="more" aria-label={t('more-of', who)}>
            ⋯
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('more-of', who)}>
          <Menu.Item data-action="edit" onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item data-action="revoke" onClick={() => setOpen('revoke')}>
            {t('revoke')}
          </Menu.Item>
          <Menu.Item data-action="remove" onClick={() => setOpen('remove')}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'code' && (
        <FormDialog name="code" title={t('agents.code-of', who)} does={t('agents.code-yes')} onClose={close} send={() => admin.ask('agents.code', { agentNumber })}
          onDone={(code) => {
            close();
            onCode(code);
          }}
        >
          <p>{t('agents.code-what', { count: tokens })}</p>
        </FormDialog>
      )}
      {open === 'revoke' && (
        <FormDialog name="revoke" title={t('agents.revoke-title', who)} does={t('revoke')} danger onClose={close} onDone={done} send={() => admin.ask('agents.revoke', { agentNumber })}>
          <p>{t('agents.revoke-what')}</p>
        </FormDialog>
      )}
      {open === 'remove' && (
        <FormDialog name="remove" title={t('agents.remove-title', who)} does={t('remove')} danger onClose={close} onDone={done} send={() => admin.ask('agents.remove', { agentNumber })}>
          <p>{t('agents.remove-what')}</p>
        </FormDialog>
      )}
    </div>
  );
}
