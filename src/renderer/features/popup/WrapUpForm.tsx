import type { JSX, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../../shared/contract/desk-rules.ts';
import { CallBack } from './CallBack.tsx';
import { Dispositions } from './Dispositions.tsx';
import { NoteField } from './NoteField.tsx';
import type { WrapUpDraft } from './use-wrap-up.ts';
import styles from './WrapUpForm.module.css';

interface Props {
  readonly wrapUp: WrapUpDraft;
  readonly dispositions: readonly Disposition[];
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
}

/** What remains to be said of a call: how it came out for the desk, a note, when to call back. */
export function WrapUpForm({ wrapUp, dispositions, noteField }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  const { draft, change, flush } = wrapUp;
  const set = (part: Parameters<typeof change>[0]): void => {
    change(part);
    flush();
  };
  return (
    <section className={styles['form']} aria-label={t('wrap-up')} data-wrap-up={wrapUp.saving}>
      {dispositions.length > 0 && (
        <Dispositions offered={dispositions} chosen={draft.disposition} onChoose={(disposition) => set({ disposition })} />
      )}
      <NoteField note={draft.note} saving={wrapUp.saving} field={noteField} onChange={(note) => change({ note })} onLeave={flush} />
      <CallBack at={draft.callBackAt} onChoose={(callBackAt) => set({ callBackAt })} />
    </section>
  );
}
