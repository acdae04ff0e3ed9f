import { useEffect, useState } from 'react';
import type { AboutThisComputer } from '../../../shared/api/settings-methods.ts';
import { useBridge } from '../../bridge/context.ts';

/** What the host says of this computer; `null` until it has. */
export function useAbout(): AboutThisComputer | null {
  const bridge = useBridge();
  const [about, setAbout] = useState<AboutThisComputer | null>(null);
  useEffect(() => {
    void bridge.call('settings.about').then((answer) => answer.ok && setAbout(answer.value));
  }, [bridge]);
  return about;
}
