import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminAgent } from '../../../../shared/api/admin/people.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { useAsked } from '../use-asked.ts';
import { AlsoFields, filledOf, type Also } from './AlsoFields.tsx';

interface Props {
  readonly agent: AdminAgent;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Another name, another home, other extensions; the number stays. */
export function EditAgent({ agent, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const sources = useAsked('sources.list', {}, null).value?.sources ?? [];
  const homes = sources.filter(({ dialect }) => dialect === 'moor-v7').map(({ id }) => id);
  const [name, setName] = useState(agent.name);
  const [source, setSource] = useState(agent.source ?? '');
  const [also, setAlso] = useState<readonly Also[]>(agent.also);
  const choices = homes.includes(source) ? homes : [source, ...homes];
  return (
    <FormDialog name="edit" title={t('agents.edit-title', { name: agent.name, number: agent.agentNumber })} does={t('save')} onClose={onClose} onDone={onDone}
      send={() => admin.ask('agents.edit', { agentNumber: agent.agentNumber, name, ...(source !== '' && { source }), also: filledOf(also) })}
    >
      <TextInput label={t('columns.name')} data-field="name" data-autofocus required withAsterisk={false} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect label={t('agents.source')} data-field="source" value={source} data={choices} onChange={(event) => setSource(event.currentTarget.value)} />
      <AlsoFields also={also} sources={sources.map(({ id }) => id).filter((id) => id !== source)} onChange={setAlso} />
    </FormDialog>
  );
}
