import { bridgeGlobal, type Bridge } from '../../shared/bridge.ts';
import { fail } from '../../shared/result.ts';

declare global {
  interface Window {
    readonly [bridgeGlobal]?: Bridge;
  }
}

/**
 * The desktop app's bridge, as the preload script left it on the window.
 *
 * @throws when there is none: the page was opened outside the app, which no user can do.
 */
export function electronBridge(): Bridge {
  const host = window[bridgeGlobal];
  if (!host) throw new Error('The preload script did not hand over the bridge.');
  return neverRejecting(host);
}

/** A call that the host refuses or loses becomes a failure like any other. */
function neverRejecting(host: Bridge): Bridge {
  return {
    caps: host.caps,
    on: host.on,
    call: async (method, ...input) => {
      try {
        return await host.call(method, ...input);
      } catch {
        return fail('host-silent', 'The app did not answer.', 'Close Danping and start it again.');
      }
    },
  };
}
