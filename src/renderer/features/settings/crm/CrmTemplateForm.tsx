import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { crmTemplateSchema, type CrmTemplate } from '../../../../shared/api/settings.ts';
import styles from './Crm.module.css';
import { CrmDryRun } from './CrmDryRun.tsx';

interface Props {
  readonly template: CrmTemplate;
  /** The call that a dry run fills in. */
  readonly callId: string | null;
  readonly onSave: (template: CrmTemplate) => void;
  readonly onCancel: () => void;
}

const moments = crmTemplateSchema.shape.on.options;
const directions = ['inbound', 'outbound', 'internal'] as const;

/** One address: what it is, when it opens and for whom, with a dry run beside. */
export function CrmTemplateForm({ template, callId, onSave, onCancel }: Props): JSX.Element {
  const { t } = useTranslation(['settings', 'common']);
  const [draft, setDraft] = useState(template);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<CrmTemplate>): void => setDraft({ ...draft, ...part });
  const whole = crmTemplateSchema.safeParse(draft);
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (whole.success) onSave(whole.data);
      }}
    >
      <TextInput label={t('crm.name')} value={draft.name} data-field="name" maxLength={80} autoFocus onChange={(event) => change({ name: event.currentTarget.value })} />
      <TextInput
        label={t('crm.url')}
        placeholder="https://crm.example.com/search?phone={customerNumber}"
        value={draft.url}
        data-field="url"
        maxLength={2048}
        onChange={(event) => change({ url: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('crm.on.label')}
        value={draft.on}
        data-field="on"
        data={moments.map((value) => ({ value, label: t(`crm.on.${value}`) }))}
        onChange={(event) => change({ on: moments.find((moment) => moment === event.currentTarget.value) ?? draft.on })}
      />
      <fieldset className={styles['directions']}>
        <legend>{t('popup.directions.label')}</legend>
        {directions.map((direction) => (
          <Switch
            key={direction}
            label={t(`common:direction.${direction}`)}
            checked={draft.directions[direction]}
            onChange={(event) => change({ directions: { ...draft.directions, [direction]: event.currentTarget.checked } })}
          />
        ))}
      </fieldset>
      <TextInput
        label={t('crm.number-pattern.label')}
        description={t('crm.number-pattern.hint')}
        value={draft.numberPattern ?? ''}
        data-field="number-pattern"
        maxLength={200}
        onChange={(event) => change({ numberPattern: event.currentTarget.value.trim() === '' ? null : event.currentTarget.value })}
      />
      <Switch
        label={t('crm.allow-http.label')}
        description={t('crm.allow-http.hint')}
        checked={draft.allowHttp}
        onChange={(event) => change({ allowHttp: event.currentTarget.checked })}
      />
      {whole.success && <CrmDryRun template={whole.data} callId={callId} />}
      {tried && !whole.success && <p role="alert">{t('crm.incomplete')}</p>}
      <div className={styles['buttons']}>
        <Button type="submit" variant="filled" data-action="save-template">
          {t('crm.save')}
        </Button>
        <Button onClick={onCancel}>{t('crm.cancel')}</Button>
      </div>
    </form>
  );
}
