import type { Fault } from './fault.ts';
import { backupRestored } from './backup-restored.ts';
import { appKilled } from './app-killed.ts';
import { daysOffline } from './days-offline.ts';
import { clockJumped } from './clock-jumped.ts';
import { diskErrors } from './disk-errors.ts';
import { diskFull } from './disk-full.ts';
import { disorder } from './disorder.ts';
import { powerLoss } from './power-loss.ts';
import { halfOpen } from './half-open.ts';
import { networkCloud } from './network-cloud.ts';
import { networkCut } from './network-cut.ts';
import { networkFlapping } from './network-flapping.ts';
import { pushStorm } from './push-storm.ts';
import { reconnectStorm } from './reconnect-storm.ts';
import { relayFilesDamaged } from './relay-files-damaged.ts';
import { relayKilled } from './relay-killed.ts';
import { relayKilledAtChores } from './relay-killed-at-chores.ts';
import { relayStopped } from './relay-stopped.ts';
import { slowReaders } from './slow-readers.ts';
import { tokenWithdrawn } from './token-withdrawn.ts';

/** In the order of the table. */
export const everyFault: readonly Fault[] = [relayKilled, relayKilledAtChores, relayStopped, diskErrors, diskFull, powerLoss, relayFilesDamaged, backupRestored, clockJumped, networkCut, networkFlapping, networkCloud, halfOpen, daysOffline, disorder, pushStorm, reconnectStorm, slowReaders, tokenWithdrawn, appKilled];
