import type { PressedKeys } from '../../../shared/api/card.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { foldStory } from '../../../shared/contract/story.ts';

/** The keys that the caller pressed in the IVR, oldest first, as the events of the call tell them. */
export function journeyOf(events: Iterable<DanpingEvent>): readonly PressedKeys[] {
  return foldStory(events).ivr.steps.flatMap(({ keys, isProbable }) => (keys === null ? [] : [{ keys, isProbable }]));
}
