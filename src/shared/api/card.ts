/** Where a customer's name comes from; `maybe-contact`: several contacts could be meant, or the number fits in part only. */
export type NameOrigin = 'pushed' | 'contact' | 'maybe-contact' | 'history';

/** Who is calling, as far as this computer can tell. */
export interface CardCustomer {
  readonly name: string | null;
  readonly nameFrom: NameOrigin | null;
  /** Where the number belongs, in the agent's language; `null` where the number does not tell. */
  readonly region: string | null;
  /** To whom the number's range was given. */
  readonly carrier: string | null;
}

/** What the caller pressed at one step of an IVR. */
export interface PressedKeys {
  readonly keys: string;
  /** Tied to this call by the caller's number only. */
  readonly isProbable: boolean;
}

/** What the agent wrote down of a call. */
export interface WrapUp {
  readonly note: string;
  readonly disposition: string | null;
  /** When the agent wants to be reminded to call back, epoch milliseconds. */
  readonly callBackAt: number | null;
}
export const noWrapUp: WrapUp = { note: '', disposition: null, callBackAt: null };
