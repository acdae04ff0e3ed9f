import { useId, useRef, type JSX } from 'react';
import { cx } from '../../ui/cx.ts';
import { markOfCall, toneOf } from '../../ui/marks.ts';
import styles from './CallCard.module.css';
import { CardBody, type CardProps } from './CardBody.tsx';
import { useAttended } from './use-attended.ts';
import { usePainted } from './use-painted.ts';

/** One call: who it is, why, since when. The edge has the colour of its state. */
export function CallCard(props: CardProps): JSX.Element {
  const { call } = props.card;
  const customerId = useId();
  const card = useRef<HTMLElement>(null);
  usePainted(call.callId, call.state);
  useAttended(call.callId, card);
  return (
    <article
      ref={card}
      className={cx(styles['card'], props.short && styles['short'])}
      data-call-id={call.callId}
      data-state={call.state}
      data-outcome={call.outcome}
      data-tone={toneOf(markOfCall(call))}
      aria-labelledby={customerId}
      tabIndex={-1}
    >
      <CardBody {...props} headlineId={customerId} />
    </article>
  );
}
