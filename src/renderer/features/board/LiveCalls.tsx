import { memo, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardState } from '../../../shared/board/board-state.ts';
import { boardCallKey, journeyKey } from '../../../shared/board/board-state.ts';
import type { CallWire, JourneyWire } from '../../../shared/contract/board.ts';
import { markOfCall } from '../../ui/marks.ts';
import { controllable, ivrOfCall } from './ivr/controllable.ts';
import { IvrControl } from './ivr/IvrControl.tsx';
import styles from './LiveCalls.module.css';
import { LiveItem } from './LiveItem.tsx';
import { storyOfCall, storyOfConference, type Live } from './model/live.ts';

interface Props {
  readonly live: Live;
  readonly journeys: BoardState['journeys'];
}

/** So many are drawn; whoever has more looks at the agents. */
const mostShown = 60;

/** Every caller at this moment, with the story so far: in the IVR, in a conference, on an agent's phone. */
export const LiveCalls = memo(function LiveCalls({ live, journeys }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const { inIvr, conferences, calls } = live;
  const count = inIvr.length + conferences.length + calls.length;
  return (
    <section className={styles['panel']} aria-label={t('live.label')} data-panel="live">
      <h2 className={styles['title']}>
        {t('live.label')} <span>{count}</span>
      </h2>
      {count === 0 && <p className={styles['more']}>{t('live.none')}</p>}
      <IvrControl journeys={journeys}>
        <Group title={t('live.in-ivr')} entries={inIvr} name="ivr">
          {(journey) => <LiveJourney key={journeyKey(journey)} journey={journey} journeys={journeys} />}
        </Group>
        <Group title={t('live.in-conference')} entries={conferences} name="conference">
          {(journey) => <LiveJourney key={journeyKey(journey)} journey={journey} journeys={journeys} />}
        </Group>
        <Group title={t('live.on-phones')} entries={calls} name="phones">
          {(call) => <LiveCall key={boardCallKey(call)} call={call} ivr={ivrOfCall(call, journeys)} />}
        </Group>
      </IvrControl>
    </section>
  );
});

interface GroupProps<Entry> {
  readonly name: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly children: (entry: Entry) => JSX.Element;
}

function Group<Entry>({ name, title, entries, children }: GroupProps<Entry>): JSX.Element | null {
  const { t } = useTranslation('board');
  if (entries.length === 0) return null;
  return (
    <div data-live-group={name}>
      <h3 className={styles['group']}>
        {title} <span>{entries.length}</span>
      </h3>
      <ul className={styles['list']}>{entries.slice(0, mostShown).map(children)}</ul>
      {entries.length > mostShown && <p className={styles['more']}>{t('live.more', { count: entries.length - mostShown })}</p>}
    </div>
  );
}

const LiveCall = memo(function LiveCall({ call, ivr }: { readonly call: CallWire; readonly ivr: JourneyWire | null }): JSX.Element {
  const { t } = useTranslation('board');
  const who = call.legs.filter(({ state }) => state !== 'ended').map(({ agentName, agentNumber }) => agentName ?? agentNumber ?? t('live.nobody'));
  const since = call.state === 'answered' ? call.answeredAt : call.state === 'ringing' ? call.ringingAt : call.dialedAt;
  return (
    <LiveItem
      id={call.callId}
      state={call.state}
      mark={markOfCall(call)}
      direction={call.direction}
      customer={{ name: call.customerName, number: call.customerNumber, dialect: call.dialect }}
      where={[...who, call.queueName].filter((part) => part !== null).join(' · ')}
      since={since ?? call.startedAt}
      story={() => storyOfCall(call)}
      ivr={ivr}
    />
  );
});

const LiveJourney = memo(function LiveJourney({ journey, journeys }: { readonly journey: JourneyWire; readonly journeys: BoardState['journeys'] }): JSX.Element {
  const { t } = useTranslation(['board', 'story']);
  const inside = journey.stays.filter(({ leftAt }) => leftAt === null);
  const keys = journey.moments.flatMap(({ kind, detail }) => (kind === 'ivr' && detail !== null && /^[0-9*#]+$/.test(detail) ? [detail] : []));
  const where =
    journey.sort === 'conference'
      ? t('board:live.conference-members', { count: inside.length })
      : [journey.state === 'connected' ? t('board:live.connected') : null, keys.length > 0 ? t('story:keys', { keys: keys.join(' › ') }) : null].filter((part) => part !== null).join(' · ');
  return (
    <LiveItem
      id={journey.id}
      state={journey.state}
      mark={journey.sort}
      direction={null}
      customer={{ name: null, number: journey.customerNumber, dialect: journey.dialect }}
      where={where}
      since={journey.startedAt}
      story={() => (journey.sort === 'conference' ? storyOfConference(journey, journeys) : journey.moments)}
      ivr={controllable(journey) ? journey : null}
    />
  );
});
