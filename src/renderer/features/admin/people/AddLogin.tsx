import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';

const roles = ['supervisor', 'admin'] as const;

interface Props {
  readonly onAdded: (made: AdminOutput<'logins.add'>) => void;
  readonly onClose: () => void;
}

/** One more supervisor or admin. */
export function AddLogin({ onAdded, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('supervisor');
  return (
    <FormDialog name="login" title={t('logins.add')} does={t('logins.add-yes')} onClose={onClose} onDone={onAdded} send={() => admin.ask('logins.add', { login, role })}>
      <TextInput label={t('columns.login')} description={t('logins.login-hint')} data-field="login" data-autofocus required withAsterisk={false} maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} value={login} onChange={(event) => setLogin(event.currentTarget.value)} />
      <NativeSelect label={t('columns.role')} description={t(`logins.may.${role}`)} data-field="role" value={role} data={roles.map((each) => ({ value: each, label: t(`logins.role.${each}`) }))}
        onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value) ?? 'supervisor')}
      />
    </FormDialog>
  );
}
