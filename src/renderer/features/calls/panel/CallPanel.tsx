import { CloseButton } from '@mantine/core';
import { type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../../shared/api/call-row.ts';
import type { CallDetail } from '../../../../shared/api/history-views.ts';
import { momentsOf } from '../../../../shared/contract/story/moments.ts';
import { useCaps } from '../../../bridge/context.ts';
import { markOfCall, toneOf } from '../../../ui/marks.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useCallWord } from '../../../ui/use-call-words.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import { FailureBanner } from '../../connection/Banner.tsx';
import { Recording } from '../../story/Recording.tsx';
import { Timeline } from '../../story/Timeline.tsx';
import { BilledLegs } from './BilledLegs.tsx';
import { CallFacts } from './CallFacts.tsx';
import styles from './CallPanel.module.css';
import { EraseCustomer } from './EraseCustomer.tsx';
import { PanelCustomer } from './PanelCustomer.tsx';
import { useCallDetail } from './use-call-detail.ts';
import { WrapUpEditor } from './WrapUpEditor.tsx';

interface Props {
  readonly callId: string;
  /** The call as the list has it, until its details are there. */
  readonly row: CallRow | null;
  readonly onClose: () => void;
}

/** A call in full, beside its list: who, what was written down, what happened. */
export function CallPanel({ callId, row, onClose }: Props): JSX.Element {
  const { t } = useTranslation('calls');
  const caps = useCaps();
  const { detail, isGone, failure } = useCallDetail(callId);
  const isThis = detail?.call.callId === callId ? detail : null;
  const call = isThis?.call ?? row;
  return (
    <aside
      key={callId}
      className={styles['panel']}
      aria-label={t('panel')}
      data-panel={callId}
      data-tone={call ? toneOf(markOfCall(call)) : undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles['state']}>
        {call && <PanelState call={call} />}
        <CloseButton className={styles['close']} aria-label={t('close-panel')} title={t('close-panel')} onClick={onClose} />
      </header>
      {call && (
        <>
          <PanelCustomer call={call} />
          {caps.notes && <WrapUpEditor key={callId} call={call} />}
        </>
      )}
      {failure && <FailureBanner failure={failure} />}
      {isGone && !call && <p className={styles['gone']}>{t('gone')}</p>}
      {isThis && <Story detail={isThis} />}
      {caps.erasing && call?.customerNumber && (
        <footer className={styles['section']}>
          <EraseCustomer number={call.customerNumber} dialect={call.dialect} />
        </footer>
      )}
    </aside>
  );
}

function PanelState({ call }: { readonly call: CallRow }): JSX.Element {
  const { t } = useTranslation('common');
  const word = useCallWord();
  const moment = useMoment();
  return (
    <>
      <StateMark mark={markOfCall(call)} size={20} />
      <p>
        <span className={styles['word']}>{word(call)}</span>
        <span className={styles['when']}>
          {t(`direction.${call.direction ?? 'unknown'}`)} · {moment(call.startedAt)}
        </span>
      </p>
    </>
  );
}

function Story({ detail: { call, story, hasSteps } }: { readonly detail: CallDetail }): JSX.Element {
  const { t } = useTranslation('calls');
  const { recordings } = useCaps();
  const hasRecording = recordings && Boolean(call.record?.recordingUrl ?? call.record?.voicemailUrl);
  return (
    <>
      {hasRecording && (
        <section className={styles['section']}>
          <Recording key={call.callId} callId={call.callId} />
        </section>
      )}
      <section className={styles['section']}>
        <h3>{t('story')}</h3>
        <Timeline moments={momentsOf(story)} />
        {!hasSteps && <p className={styles['hint']}>{t('steps-gone')}</p>}
      </section>
      <CallFacts call={call} story={story} />
      <BilledLegs legs={story.billedLegs} dialect={call.dialect} />
    </>
  );
}
