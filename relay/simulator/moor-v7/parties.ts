/** Where a number belongs, in the words of cdr. */
export interface Place {
  readonly province: string;
  readonly city: string;
  /** Area code with its leading 0. */
  readonly areaCode: string;
}

export type LoginType = 'PSTN' | 'WEBRTC' | 'SIP';

/** An agent as the cloud knows it. */
export interface CloudAgent {
  readonly agentNumber: string;
  readonly agentName: string;
  readonly agentId: string;
  readonly telNumber: string;
  readonly loginType: LoginType;
  readonly place: Place;
}

export interface Customer {
  readonly number: string;
  readonly numberType: 'mobile' | 'landline';
  readonly place: Place;
  /** How the company's own system calls the person: 王女士. */
  readonly name: string;
  readonly isVip: boolean;
}

export type OutboundCallType = 'dialout' | 'previewDialout' | 'autoDialout' | 'webcall';

/** What all pushes of one call have in common. */
export interface CloudCall {
  readonly accountId: string;
  readonly callUniqueId: string;
  readonly superUniqueId: string;
  readonly callType: 'incoming' | OutboundCallType;
  readonly customer: Customer;
  /** The number that the customer dialled; empty on the way out. */
  readonly trunkNumber: string;
  /** The number that the customer sees; empty on the way in. */
  readonly displayNumber: string;
  /** What the customer's own system handed along at a dial-out: empty, an object, or a JSON text. */
  readonly extras: '' | object | string;
  readonly displayGroups: DisplayGroups;
}

/** Groups of display numbers that a dial-out was sent from. */
export interface DisplayGroups {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** As the page's 外呼挂机 example shows it. */
export const noDisplayGroups: DisplayGroups = { ids: [''], names: [''] };
