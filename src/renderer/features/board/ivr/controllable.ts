import type { BoardState } from '../../../../shared/board/board-state.ts';
import { journeyKey } from '../../../../shared/board/board-state.ts';
import type { CallWire, JourneyWire } from '../../../../shared/contract/board.ts';

type Journeys = BoardState['journeys'];

/** Whether the cloud that has this caller can be told what to play: WellCloud alone, for as long as its IVR has the call (wellcloud-ivr.md, 5). */
export function controllable(journey: JourneyWire | undefined): journey is JourneyWire {
  return journey?.dialect === 'wellcloud' && journey.sort === 'ivr' && journey.state === 'ivr';
}

/** The way through the IVR that a call is still on while agents' phones ring. Nobody plays into a talk. */
export function ivrOfCall(call: CallWire, journeys: Journeys): JourneyWire | null {
  if (call.state === 'answered' || call.state === 'ended') return null;
  const names = [...(call.journeys ?? []), { source: call.source, sort: 'ivr', id: call.callId } as const];
  return names.map((name) => journeys.get(journeyKey(name))).find(controllable) ?? null;
}
