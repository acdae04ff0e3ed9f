import type { MethodInput, MethodName, MethodOutput } from './api/methods.ts';
import type { NoticeName, Notices } from './api/notices.ts';
import type { Result } from './result.ts';

/** What the host of the pages can do; the pages ask this, never where they run. */
export interface Capabilities {
  readonly popup: boolean;
  readonly history: boolean;
  /** The live board, for who may see it. */
  readonly board: boolean;
  readonly contacts: boolean;
  /** Notes, dispositions and call-backs are kept. */
  readonly notes: boolean;
  /** The history can be written into a file. */
  readonly exports: boolean;
  /** A customer can be erased from this computer. */
  readonly erasing: boolean;
  /** Recordings are fetched and played. */
  readonly recordings: boolean;
  readonly crm: boolean;
  readonly dialing: boolean;
  /** A caller in a cloud's IVR can be played to, by who may. */
  readonly ivrControl: boolean;
  /** Hot keys, start at log-in, `tel:` links, a token of its own: the host is a program of this computer. */
  readonly computer: boolean;
}

/** All there is; the desktop app leaves out only what its preload script says. */
export const everyCapability: Capabilities = {
  popup: true,
  history: true,
  board: true,
  contacts: true,
  notes: true,
  exports: true,
  erasing: true,
  recordings: true,
  crm: true,
  dialing: true,
  ivrControl: true,
  computer: true,
};

/** The one door between a page and its host: the desktop app, or a browser. */
export interface Bridge {
  readonly caps: Capabilities;
  call<Name extends MethodName>(
    method: Name,
    ...input: MethodInput<Name> extends undefined ? [] : [MethodInput<Name>]
  ): Promise<Result<MethodOutput<Name>>>;
  on<Name extends NoticeName>(notice: Name, callback: (payload: Notices[Name]) => void): () => void;
}

/** Under this name the preload script hands the bridge to the page. */
export const bridgeGlobal = 'danping';
