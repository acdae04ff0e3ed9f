/**
 * What a shift of a service desk with some sales looks like. The figures are round on purpose: they are what
 * supervisors of such desks call ordinary, not one company's statistics. Shares of one table add up to 1.
 */
export const proportions = {
  /** Who calls whom. */
  direction: { inbound: 0.62, outbound: 0.38 },

  inbound: {
    answered: 0.8,
    /** The agent's phone rang out. */
    missed: 0.08,
    /** Given up in the menu or the queue: no agent ever heard of it, only a cdr tells. */
    abandoned: 0.07,
    /** Answered, then handed to a colleague as a new call. */
    transferred: 0.03,
    /** Rang out at one agent, answered by the next. */
    rerouted: 0.02,
  },

  outbound: {
    answered: 0.62,
    'no-answer': 0.3,
    /** The network's announcement was recognised (mediaFailreason). */
    failed: 0.08,
  },

  outboundCallType: { dialout: 0.84, previewDialout: 0.08, autoDialout: 0.04, webcall: 0.04 },

  /** Of the abandoned: after the menu, or still in it. */
  abandonedIn: { QUEUE_ABANDON: 0.7, IVR: 0.3 },
  /** Of the abandoned: left a message. */
  voicemail: 0.15,

  /** Of the answered inbound calls: pressed a key in the survey. */
  satisfaction: 0.35,
  satisfactionKey: { '1': 0.78, '2': 0.15, '3': 0.07 },

  /** Of the answered calls. */
  hold: 0.1,
  mute: 0.06,
  hangUpSide: { CUSTOMER: 0.68, AGENT: 0.32 },

  /** Of the answered calls: 用户接通事件 is pushed too, in its wrapper, beside the agent's status. */
  wrappedLink: 0.5,

  /** Of the dial-outs: what the customer's own system handed along. */
  extras: { none: 0.6, object: 0.3, jsonText: 0.1 },
  /** Of the dial-outs: sent from a group of display numbers; otherwise the lists hold one empty text. */
  displayGroup: 0.25,

  /** After a call. */
  pause: 0.05,
  pauseSort: { busy: 0.35, rest: 0.45, training: 0.08, meeting: 0.12 },

  loginType: { PSTN: 0.4, WEBRTC: 0.45, SIP: 0.15 },
  /** Leaves the bar, takes calls by phone. */
  offlineLogout: 0.2,

  customerNumber: { mobile: 0.86, landline: 0.14 },
  vip: 0.06,
} as const;

/** Times that people and phones take, in seconds. */
export const paces = {
  agentPickUp: { median: 4, sigma: 0.5, min: 1, max: 18 },
  ringOut: { median: 22, sigma: 0.2, min: 15, max: 30 },
  ownPhone: { median: 3, sigma: 0.4, min: 1, max: 8 },
  customerPickUp: { median: 9, sigma: 0.5, min: 2, max: 40 },
  customerRingOut: { median: 35, sigma: 0.3, min: 15, max: 60 },
  announcement: { median: 4, sigma: 0.3, min: 2, max: 9 },
  menu: { median: 14, sigma: 0.5, min: 4, max: 60 },
  queue: { median: 6, sigma: 0.9, min: 0, max: 120 },
  patience: { median: 45, sigma: 0.7, min: 5, max: 300 },
  voicemail: { median: 25, sigma: 0.5, min: 5, max: 90 },
  talk: { median: 110, sigma: 0.8, min: 4, max: 2400 },
  hold: { median: 30, sigma: 0.7, min: 5, max: 180 },
  survey: { median: 8, sigma: 0.4, min: 3, max: 20 },
  wrapUp: { median: 22, sigma: 0.7, min: 3, max: 240 },
  busy: { median: 120, sigma: 0.6, min: 30, max: 600 },
  rest: { median: 420, sigma: 0.4, min: 120, max: 1200 },
  training: { median: 1500, sigma: 0.3, min: 900, max: 2700 },
  meeting: { median: 1200, sigma: 0.4, min: 600, max: 2700 },
  lunch: { median: 2400, sigma: 0.2, min: 1800, max: 3600 },
} as const;
