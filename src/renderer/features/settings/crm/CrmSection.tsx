import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { mostCrmTemplates, type CrmTemplate } from '../../../../shared/api/settings.ts';
import type { DeskView } from '../../../../shared/api/views.ts';
import { OneLine } from '../../../ui/Text.tsx';
import { useSettingsForm } from '../use-settings-change.ts';
import styles from './Crm.module.css';
import { CrmTemplateForm } from './CrmTemplateForm.tsx';

/** The addresses that open the customer's page: a list, one of them open to be changed. */
export function CrmSection({ desk }: { readonly desk: DeskView }): JSX.Element {
  const { t } = useTranslation('settings');
  const { settings, change } = useSettingsForm();
  const { templates } = settings.crm;
  const [edited, setEdited] = useState<CrmTemplate | null>(null);

  const keep = (template: CrmTemplate): void => {
    const known = templates.some(({ id }) => id === template.id);
    const next = known ? templates.map((each) => (each.id === template.id ? template : each)) : [...templates, template];
    void change({ crm: { templates: next } });
    setEdited(null);
  };

  if (edited) return <CrmTemplateForm key={edited.id} template={edited} callId={desk.todaysCalls[0]?.callId ?? null} onSave={keep} onCancel={() => setEdited(null)} />;
  return (
    <>
      <p className={styles['lead']}>{t('crm.lead')}</p>
      {templates.length === 0 && <p className={styles['empty']}>{t('crm.empty')}</p>}
      <ul className={styles['templates']}>
        {templates.map((template) => (
          <li key={template.id} className={styles['template']} data-template={template.id}>
            <div className={styles['words']}>
              <OneLine>{template.name}</OneLine>
              <OneLine className={styles['url']}>{template.url}</OneLine>
            </div>
            <span className={styles['on']}>{t(`crm.on.${template.on}`)}</span>
            <Button aria-label={t('crm.edit-named', { name: template.name })} onClick={() => setEdited(template)}>
              {t('crm.edit')}
            </Button>
            <Button
              aria-label={t('crm.remove-named', { name: template.name })}
              onClick={() => void change({ crm: { templates: templates.filter(({ id }) => id !== template.id) } })}
            >
              {t('crm.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {templates.length < mostCrmTemplates ? (
        <Button data-action="add-template" onClick={() => setEdited(emptyTemplate())}>
          {t('crm.add')}
        </Button>
      ) : (
        <p>{t('crm.full')}</p>
      )}
    </>
  );
}

function emptyTemplate(): CrmTemplate {
  return {
    id: crypto.randomUUID(),
    name: '',
    url: '',
    on: 'answer',
    directions: { inbound: true, outbound: true, internal: false },
    numberPattern: null,
    allowHttp: false,
  };
}
