import { PasswordInput, Switch, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminSource } from '../../../../shared/api/admin/sources.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { isKeptByRelay, knownSetting } from './dialects.ts';

interface Props {
  readonly source: AdminSource;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Setting = AdminSource['settings'][number];

/** What the relay must know of a cloud. Secrets go in and never come back. */
export function SourceSettings({ source: { id, settings }, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const change = (key: string, value: string | null): void => setChanged((before) => {
    const others = Object.entries(before).filter(([name]) => name !== key);
    return Object.fromEntries(value === null ? others : [...others, [key, value]]);
  });
  return (
    <FormDialog name="settings" title={t('settings.title', { id })} does={t('save')} disabled={Object.keys(changed).length === 0} onClose={onClose} onDone={onDone} send={() => admin.ask('sources.set', { id, values: changed })}>
      <p className={styles['muted']}>{t('settings.lead')}</p>
      {settings.filter(({ key }) => !isKeptByRelay(key)).map((setting) => {
        const Field = setting.secret ? SecretField : PlainField;
        return <Field key={setting.key} setting={setting} value={changed[setting.key] ?? null} onChange={(value) => change(setting.key, value)} />;
      })}
    </FormDialog>
  );
}

interface FieldProps {
  readonly setting: Setting;
  /** `null`: as it is. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

const longestValue = 4_096;

function PlainField({ setting, value, onChange }: FieldProps): JSX.Element {
  const purpose = usePurpose();
  const present = setting.value ?? '';
  return (
    <TextInput label={setting.key} description={purpose(setting)} data-setting={setting.key} maxLength={longestValue} spellCheck={false} autoComplete="off" value={value ?? present}
      onChange={(event) => onChange(event.currentTarget.value === present ? null : event.currentTarget.value)}
    />
  );
}

function SecretField({ setting: { set, ...setting }, value, onChange }: FieldProps): JSX.Element {
  const { t } = useTranslation(['admin', 'login']);
  const purpose = usePurpose();
  const isRemoved = value === '';
  return (
    <div>
      <PasswordInput label={setting.key} description={purpose(setting)} data-setting={setting.key} maxLength={longestValue} autoComplete="new-password" disabled={isRemoved} value={value ?? ''}
        placeholder={set ? t('admin:settings.secret-set') : t('admin:settings.secret-unset')}
        visibilityToggleButtonProps={{ 'aria-label': t('login:show-password') }}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
      {set && <Switch mt={6} size="xs" label={t('admin:settings.secret-remove', { key: setting.key })} checked={isRemoved} onChange={(event) => onChange(event.currentTarget.checked ? '' : null)} />}
    </div>
  );
}

function usePurpose(): (setting: Pick<Setting, 'key' | 'purpose'>) => string {
  const { t } = useTranslation('admin');
  return ({ key, purpose }) => {
    const known = knownSetting(key);
    return known ? t(`settings.purpose.${known}`) : purpose;
  };
}
