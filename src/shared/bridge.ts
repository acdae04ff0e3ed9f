import type { MethodInput, MethodName, MethodOutput } from './api/methods.ts';
import type { NoticeName, Notices } from './api/notices.ts';
import type { Result } from './result.ts';

/** What the host of the pages can do; the pages ask this, never where they run. */
export interface Capabilities {
  readonly popup: boolean;
  readonly history: boolean;
}

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
