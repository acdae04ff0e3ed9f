import { useEffect, useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import { MaskContext } from '../../ui/number-text.ts';
import { Actions } from './Actions.tsx';
import { useCardActs } from './card-acts.ts';
import styles from './CardBody.module.css';
import { CardHeader } from './CardHeader.tsx';
import { Customer } from './Customer.tsx';
import { EarlierCalls } from './EarlierCalls.tsx';
import { Facts } from './Facts.tsx';
import { LineFacts } from './LineFacts.tsx';
import { offersOf } from './offers.ts';
import { SaveContact } from './SaveContact.tsx';
import { useComplaint } from './use-complaint.ts';
import { useWrapUp } from './use-wrap-up.ts';
import { Whereabouts } from './Whereabouts.tsx';
import { WrapUpForm } from './WrapUpForm.tsx';

export interface CardProps {
  readonly card: PopupCard;
  readonly rules: DeskRules;
  /** The customer's number is shown with its middle hidden until the agent asks for it, card by card. */
  readonly masked: boolean;
  /** Only who and since when: the card gives way to others. */
  readonly short: boolean;
  /** How many earlier calls there is room for. */
  readonly mostEarlier: number;
  readonly offsetMs: number;
  /** A short card is to be shown whole. */
  readonly onUnfold: (callId: string) => void;
}

/** What stands on a card, from top to bottom. After hang-up the wrap-up takes the place of what is known by then. */
export function CardBody({ card, rules, masked, short, mostEarlier, offsetMs, onUnfold, headlineId }: CardProps & { readonly headlineId: string }): JSX.Element {
  const { t } = useTranslation('popup');
  const { call, customer } = card;
  const acts = useCardActs();
  const offers = offersOf(card, rules);
  const wrapUp = useWrapUp(call);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const [wantsNote, setWantsNote] = useState(0);
  const [savesContact, setSavesContact] = useState(false);
  const [showsNumber, setShowsNumber] = useState(false);
  const [complaint, complainOf] = useComplaint();
  useEffect(() => {
    if (wantsNote > 0 && !short) noteField.current?.focus();
  }, [wantsNote, short]);
  const { customerNumber } = call;
  const openNote = (): void => {
    void acts.takeKeyboard();
    onUnfold(call.callId);
    setWantsNote((times) => times + 1);
  };
  const openContact = (): void => {
    void acts.takeKeyboard();
    setSavesContact(true);
  };
  const isWrapUp = offers.wrapUp && call.state === 'ended';
  return (
    <MaskContext value={masked && !showsNumber}>
      <CardHeader call={call} offsetMs={offsetMs} />
      <Customer
        card={card}
        short={short}
        headlineId={headlineId}
        onToggleNumber={masked ? () => setShowsNumber((shows) => !shows) : null}
        onSaveContact={offers.saveContact && !savesContact ? openContact : null}
      />
      {!short && savesContact && customerNumber !== null && (
        <SaveContact number={customerNumber} suggested={customer.name ?? ''} onDone={() => setSavesContact(false)} />
      )}
      {!short && <Whereabouts card={card} />}
      {!short && <Facts card={card} />}
      {!short && !isWrapUp && <EarlierCalls calls={card.earlierCalls} most={mostEarlier} />}
      {!short && !isWrapUp && <LineFacts call={call} />}
      {!short && offers.wrapUp && (isWrapUp || wantsNote > 0) && <WrapUpForm wrapUp={wrapUp} dispositions={rules.dispositions} noteField={noteField} />}
      {complaint !== null && !short && (
        <p className={styles['complaint']} role="alert">
          {t(complaint)}
        </p>
      )}
      <Actions
        openCrm={offers.crm && !short ? () => void complainOf('crm-failed', acts.openCrm(call.callId)) : null}
        dialBack={offers.dialBack && !short && customerNumber !== null ? () => void complainOf('dial-failed', acts.dial(customerNumber)) : null}
        note={offers.wrapUp ? openNote : null}
        dismiss={() => {
          wrapUp.flush();
          void acts.dismiss(call.callId);
        }}
      />
    </MaskContext>
  );
}
