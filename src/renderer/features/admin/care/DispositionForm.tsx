import { TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../../../shared/contract/desk-rules.ts';
import { languages } from '../../../i18n/languages.ts';
import { languageNames } from '../../settings/language-names.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';

interface Props {
  /** `null`: a new one. */
  readonly disposition: Disposition | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A way to file a call away, with its label in each language. */
export function DispositionForm({ disposition, onDone, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [id, setId] = useState(disposition?.id ?? '');
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>(disposition?.labels ?? {});
  const filled = Object.fromEntries(Object.entries(labels).map(([language, label]) => [language, label.trim()]).filter(([, label]) => label !== ''));
  return (
    <FormDialog name="disposition" title={disposition ? t('edit-what', { what: disposition.id }) : t('dispositions.add')} does={t('save')} disabled={Object.keys(filled).length === 0} onClose={onClose} onDone={onDone}
      send={() => admin.ask('dispositions.put', { id, labels: filled })}
    >
      <TextInput label={t('dispositions.id')} description={t('dispositions.id-hint')} data-field="id" data-autofocus={disposition === null || undefined} required withAsterisk={false} readOnly={disposition !== null} pattern="[a-z0-9][a-z0-9\-]*" maxLength={32} value={id} onChange={(event) => setId(event.currentTarget.value)} />
      {languages.map((language) => (
        <TextInput key={language} label={languageNames[language]} lang={language} data-field={`label-${language}`} maxLength={64} value={labels[language] ?? ''} onChange={(event) => setLabels({ ...labels, [language]: event.currentTarget.value })} />
      ))}
    </FormDialog>
  );
}
