import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../../shared/api/call-row.ts';
import type { CallStory } from '../../../../shared/contract/story.ts';
import { chipsOf } from '../../../ui/chips.ts';
import { durationText, latencyText } from '../../../ui/duration.ts';
import { groupNumber } from '../../../ui/phone.ts';
import styles from './CallFacts.module.css';

/** The rest of what is known of a call, a line each; what nobody told is left out. */
export function CallFacts({ call, story }: { readonly call: CallRow; readonly story: CallStory }): JSX.Element {
  const { t } = useTranslation('calls');
  const lineText = (number: string | null): string | null => (number === null ? null : groupNumber(number, call.dialect));
  const facts = [
    ['agent', [call.agentName, call.agentNumber].filter((part) => part !== null).join(' · ') || null],
    ['queue', story.queue?.name ?? null],
    ['trunk', lineText(call.trunkNumber)],
    ['display', lineText(call.displayNumber)],
    ['ring', call.ringSeconds === null ? null : durationText(call.ringSeconds)],
    ['talk', call.talkSeconds === null ? null : durationText(call.talkSeconds)],
    ['painted', call.paintedAfterMs === null ? null : latencyText(call.paintedAfterMs)],
    ['call-id', call.callId],
  ] as const;
  const extras = chipsOf(call.extras);
  return (
    <section className={styles['facts']}>
      {extras.length > 0 && (
        <>
          <h3>{t('extras')}</h3>
          <dl>
            {extras.map(({ key, value }) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{t('facts')}</h3>
      <dl>
        {facts.map(([fact, value]) =>
          value === null ? null : (
            <div key={fact} data-fact={fact}>
              <dt>{t(`fact.${fact}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {call.recordIsProbable && <p>{t('record-probable')}</p>}
    </section>
  );
}
