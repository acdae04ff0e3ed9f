import type { Settings } from '../../../shared/api/settings.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { AgentState } from '../../../shared/contract/agent-state.ts';
import type { Say, TextKey } from '../../texts/texts.ts';

/** All that the tray tells without being opened. */
export interface Glance {
  readonly connection: ConnectionState;
  readonly status: AgentState | null;
  readonly popupMode: Settings['popup']['mode'];
  /** Missed calls that nobody has called back yet. */
  readonly missedOpen: number;
}

export type TrayVariant = 'live' | 'offline' | 'do-not-disturb' | 'unread';

/** What weighs most: calls that cannot come, then calls that were missed, then pop-ups that are off. */
export function variantOf({ connection, missedOpen, popupMode }: Glance): TrayVariant {
  if (connection === 'offline' || connection === 'stale') return 'offline';
  if (missedOpen > 0) return 'unread';
  return popupMode === 'off' ? 'do-not-disturb' : 'live';
}

const connectionWords: Readonly<Record<ConnectionState, TextKey | null>> = {
  live: null,
  connecting: 'tray.connecting',
  offline: 'tray.unreachable',
  stale: 'tray.stale',
};

/** One fact a line: own status, or why it cannot be known; missed calls; pop-ups that are off. */
export function tooltipOf({ connection, status, missedOpen, popupMode }: Glance, say: Say): string {
  const connectionWord = connectionWords[connection];
  const lines = [
    connectionWord ? say(connectionWord) : statusWord(status, say),
    ...(missedOpen > 0 ? [say('tray.missed', { count: missedOpen })] : []),
    ...(popupMode === 'off' ? [say('tray.popups-are-off')] : []),
  ];
  return `Danping\n${lines.join('\n')}`;
}

function statusWord(status: AgentState | null, say: Say): string {
  if (!status) return say('status.unknown');
  if (!status.loggedIn) return say(status.offlineAnswering ? 'status.offline-answering' : 'status.logged-out');
  if (status.status === 'custom' && status.statusName) return status.statusName;
  return say(`status.${status.status ?? 'unknown'}`);
}
