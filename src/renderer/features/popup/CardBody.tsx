import type { JSX } from 'react';
import type { PopupCard } from '../../../shared/api/views.ts';
import { useBridge } from '../../bridge/context.ts';
import { CardFooter } from './CardFooter.tsx';
import { CardHeader } from './CardHeader.tsx';
import { Customer } from './Customer.tsx';
import { EarlierCalls } from './EarlierCalls.tsx';
import { Facts } from './Facts.tsx';

export interface CardProps {
  readonly card: PopupCard;
  /** Only who and since when: the card gives way to others. */
  readonly short: boolean;
  readonly offsetMs: number;
}

/** What stands on a card, from top to bottom. */
export function CardBody({
  card,
  short,
  offsetMs,
  headlineId,
}: CardProps & { readonly headlineId: string }): JSX.Element {
  const { call } = card;
  const bridge = useBridge();
  return (
    <>
      <CardHeader call={call} offsetMs={offsetMs} />
      <Customer call={call} short={short} headlineId={headlineId} />
      {!short && <Facts card={card} />}
      {!short && <EarlierCalls calls={card.earlierCalls} />}
      <CardFooter
        call={call}
        short={short}
        onDismiss={() => void bridge.call('popup.dismiss', { callId: call.callId })}
      />
    </>
  );
}
