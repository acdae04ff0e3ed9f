import { Button, NativeSelect, Textarea } from '@mantine/core';
import { use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../../shared/api/call-row.ts';
import { longestNote } from '../../../../shared/contract/longest-note.ts';
import { dispositionLabel } from '../../popup/disposition-label.ts';
import { useWrapUp } from '../../popup/use-wrap-up.ts';
import { RulesContext } from '../rules.ts';
import { CallBackReminder } from './CallBackReminder.tsx';
import styles from './WrapUpEditor.module.css';

/** What the agent wrote of the call, to be written on; saved as it is written. */
export function WrapUpEditor({ call }: { readonly call: CallRow }): JSX.Element {
  const { t, i18n } = useTranslation('calls');
  const { dispositions } = use(RulesContext);
  const { draft, saving, change, flush } = useWrapUp(call);
  const offered = dispositions.map((each) => ({ value: each.id, label: dispositionLabel(each, i18n.language) }));
  const isForeign = draft.disposition !== null && !offered.some(({ value }) => value === draft.disposition);
  const choices = isForeign && draft.disposition !== null ? [...offered, { value: draft.disposition, label: draft.disposition }] : offered;
  return (
    <section className={styles['editor']} aria-label={t('wrap-up')} data-wrap-up={saving}>
      <Textarea
        autosize={false}
        rows={3}
        aria-label={t('note')}
        placeholder={t('note-placeholder')}
        maxLength={longestNote}
        value={draft.note}
        data-field="note"
        onChange={(event) => change({ note: event.currentTarget.value })}
        onBlur={flush}
      />
      <div className={styles['row']}>
        {choices.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('disposition')}
            data-field="disposition"
            value={draft.disposition ?? ''}
            data={[{ value: '', label: t('no-disposition') }, ...choices]}
            onChange={(event) => {
              change({ disposition: event.currentTarget.value === '' ? null : event.currentTarget.value });
              flush();
            }}
          />
        )}
        <CallBackReminder
          at={draft.callBackAt}
          onChoose={(callBackAt) => {
            change({ callBackAt });
            flush();
          }}
        />
        <span className={styles['saving']} data-saving={saving} role="status">
          {saving === 'idle' ? '' : t(`saving.${saving}`)}
        </span>
      </div>
      {saving === 'failed' && (
        <Button size="xs" onClick={flush}>
          {t('save-again')}
        </Button>
      )}
    </section>
  );
}
