import { takeIn, type AdmittedPush, type TakenIn } from '../../http/take-in.ts';
import type { AdminParts } from '../parts.ts';

/** What came of a push that an admin sent, as the page hears it. */
export interface Sent {
  /** Its number in the inspector. */
  readonly push: number;
  readonly answer: TakenIn['answer'];
  readonly seq: number | null;
  readonly error: string | null;
}

/** Sends a push through the door that clouds' pushes go through, once its source is known. */
export async function sendAsAdmin({ takeIn: parts, ring }: Pick<AdminParts, 'takeIn' | 'ring'>, push: Omit<AdmittedPush, 'from'>): Promise<Sent> {
  let number = 0;
  const taken = await takeIn(
    { ...push, from: 'admin' },
    {
      ...parts,
      onTakenIn: (...told) => {
        number = ring.add(...told);
      },
    },
  );
  return { push: number, answer: taken.answer, seq: taken.seq, error: taken.error };
}
