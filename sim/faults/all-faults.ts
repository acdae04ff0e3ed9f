import { deskFaults } from './desk-faults.ts';
import { diskFaults } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import { relayFaults } from './relay-faults.ts';
import { roadFaults } from './road-faults.ts';

export const allFaults: readonly Fault[] = [...relayFaults, ...diskFaults, ...roadFaults, ...deskFaults];
