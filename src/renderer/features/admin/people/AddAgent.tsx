import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Note } from '../parts/Note.tsx';
import { useAsked } from '../use-asked.ts';
import { AlsoFields, filledOf, type Also } from './AlsoFields.tsx';

interface Props {
  readonly onAdded: (code: AdminOutput<'agents.add'>) => void;
  readonly onClose: () => void;
}

/** One more agent, who gets a code for the desktop app. */
export function AddAgent({ onAdded, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const sources = useAsked('sources.list', {}, null).value?.sources ?? [];
  const homes = sources.filter(({ dialect }) => dialect === 'moor-v7').map(({ id }) => id);
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [also, setAlso] = useState<readonly Also[]>([]);
  const source = chosen ?? homes[0] ?? '';
  return (
    <FormDialog name="agent" title={t('agents.add')} does={t('agents.add-yes')} onClose={onClose} onDone={onAdded}
      send={() => admin.ask('agents.add', { agentNumber: number, name, ...(source !== '' && { source }), also: filledOf(also) })}
    >
      <TextInput label={t('agents.number')} description={t('agents.number-hint')} data-field="number" data-autofocus required withAsterisk={false} maxLength={64} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      <TextInput label={t('columns.name')} data-field="name" required withAsterisk={false} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {homes.length > 0 && <NativeSelect label={t('agents.source')} data-field="source" value={source} data={homes} onChange={(event) => setChosen(event.currentTarget.value)} />}
      {sources.length === 0 && (
        <Note>
          <p>{t('agents.no-source-yet')}</p>
        </Note>
      )}
      <AlsoFields also={also} sources={sources.map(({ id }) => id).filter((id) => id !== source)} onChange={setAlso} />
    </FormDialog>
  );
}
