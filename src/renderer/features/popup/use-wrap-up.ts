import { useEffect, useState } from 'react';
import { noWrapUp, type WrapUp } from '../../../shared/api/card.ts';
import type { PopupCard } from '../../../shared/api/views.ts';
import { useCardActs } from './card-acts.ts';
import { DraftSaver, type Saving } from './draft-saver.ts';

export interface WrapUpDraft {
  readonly draft: WrapUp;
  readonly saving: Saving;
  readonly change: (part: Partial<WrapUp>) => void;
  readonly flush: () => void;
}

/** What is being written about a call; saved as it is written, and when the card or the window goes. */
export function useWrapUp({ callId, wrapUp }: PopupCard['call']): WrapUpDraft {
  const acts = useCardActs();
  const [own, setOwn] = useState<WrapUp | null>(null);
  const [saving, setSaving] = useState<Saving>('idle');
  const [saver] = useState(
    () => new DraftSaver<WrapUp>({ save: async (draft) => (await acts.saveWrapUp(callId, draft)).ok, told: setSaving }),
  );
  // Written elsewhere, in the history's side panel perhaps: taken over as long as nothing is being written here.
  const draft = own ?? wrapUp ?? noWrapUp;
  if (own !== null && saving === 'saved' && wrapUp && same(own, wrapUp)) setOwn(null);

  useEffect(() => {
    const flush = (): void => saver.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [saver]);

  const change = (part: Partial<WrapUp>): void => {
    const next = { ...draft, ...part };
    setOwn(next);
    saver.change(next);
  };
  return { draft, saving, change, flush: () => saver.flush() };
}

function same(one: WrapUp, other: WrapUp): boolean {
  return one.note === other.note && one.disposition === other.disposition && one.callBackAt === other.callBackAt;
}
