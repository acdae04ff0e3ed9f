import { useState } from 'react';
import { readEnrolmentLink } from '../../../shared/api/enrolment-link.ts';
import type { EnrolmentView, WithoutKeyStore } from '../../../shared/api/enrolment-methods.ts';
import type { Failure } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';

export interface EnrolmentForm {
  readonly relay: string;
  readonly code: string;
  readonly place: WithoutKeyStore | null;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly type: (field: 'relay' | 'code', text: string) => void;
  readonly choosePlace: (place: WithoutKeyStore) => void;
  readonly submit: () => Promise<void>;
}

/**
 * The fields of the enrolment, begun with what the host proposes; a whole link typed into either fills both. Another
 * proposal is another form.
 */
export function useEnrolmentForm(view: EnrolmentView): EnrolmentForm {
  const bridge = useBridge();
  const [fields, setFields] = useState(view.proposed);
  const [place, choosePlace] = useState<WithoutKeyStore | null>(null);
  const [busy, setBusy] = useState(false);
  /** `undefined` until the person does something: so long, what the host says stands. */
  const [failure, setFailure] = useState<Failure | null | undefined>(undefined);

  return {
    ...fields,
    place,
    busy,
    failure: failure === undefined ? view.failure : failure,
    choosePlace,
    type: (field, text) => {
      setFailure(null);
      setFields(readEnrolmentLink(text) ?? { ...fields, [field]: text, ...(field === 'relay' && { key: null }) });
    },
    submit: async () => {
      setBusy(true);
      setFailure(null);
      const answer = await bridge.call('enrolment.submit', { ...fields, withoutKeyStore: view.keyStore === 'missing' ? place : null });
      setFailure(answer.ok ? answer.value : answer.failure);
      setBusy(false);
    },
  };
}
