import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { MenuPath } from './MenuPath.tsx';
import { useSourceName } from './use-source-name.ts';

interface Props {
  /** Names that sources have. */
  readonly taken: readonly string[];
  readonly onAdded: (address: AdminOutput<'sources.add'>) => void;
  readonly onClose: () => void;
}

/** One more cloud. */
export function AddSource({ taken, onAdded, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const sourceName = useSourceName();
  const known = useAsked('dialects.list', {}, null);
  const [dialect, setDialect] = useState('moor-v7');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [typedZone, setTypedZone] = useState<string | null>(null);
  const id = typedId ?? freeName(dialect, taken);
  const timeZone = typedZone ?? known.value?.dialects.find(({ name }) => name === dialect)?.defaultTimeZone ?? '';
  return (
    <FormDialog name="source" title={t('sources.add')} does={t('sources.add-yes')} disabled={known.value === null} onClose={onClose} onDone={onAdded}
      send={() => admin.ask('sources.add', { dialect, id, ...(timeZone !== '' && { timeZone }) })}
    >
      <Shown asked={known}>
        {({ dialects }) => (
          <>
            <NativeSelect label={t('sources.dialect')} data-field="dialect" data-autofocus value={dialect} data={dialects.map(({ name }) => ({ value: name, label: sourceName(name) }))} onChange={(event) => setDialect(event.currentTarget.value)} />
            <MenuPath dialect={dialect} />
            <TextInput label={t('sources.id')} description={t('sources.id-hint')} data-field="id" required withAsterisk={false} maxLength={32} pattern="[a-z0-9][a-z0-9\-]*" value={id} onChange={(event) => setTypedId(event.currentTarget.value)} />
            <TextInput label={t('sources.zone')} description={t('sources.zone-hint')} data-field="timezone" maxLength={64} value={timeZone} onChange={(event) => setTypedZone(event.currentTarget.value)} />
          </>
        )}
      </Shown>
    </FormDialog>
  );
}

function freeName(dialect: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? dialect : `${dialect}-${number}`;
    if (!taken.includes(name)) return name;
  }
}
