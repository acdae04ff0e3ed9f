import { useEffect, useRef } from 'react';
import type { PopupView } from '../../../shared/api/views.ts';

/** Two soft tones of a xylophone rather than a bell: heard sixty times a day. In hertz. */
const tones = [659.3, 880] as const;
const toneGapSeconds = 0.16;
const toneSeconds = 0.5;
const loudness = { soft: 0.08, loud: 0.4 } as const;

/** Rings once for each call that comes up ringing, if the settings want it. Made here, so that no file has to be loaded. */
export function useRingSound(view: PopupView | null): void {
  const heard = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const cards = view?.cards ?? [];
    const ringing = cards.filter((card) => card.call.state === 'ringing').map((card) => card.call.callId);
    const isNew = ringing.some((callId) => !heard.current.has(callId));
    heard.current = new Set([...ringing, ...cards.map((card) => card.call.callId).filter((callId) => heard.current.has(callId))]);
    const sound = view?.sound ?? 'off';
    if (isNew && sound !== 'off') afterPainting(() => ring(loudness[sound]));
  }, [view]);
}

/** The first sound of the day takes the page some 75 ms to get ready: whoever looks has seen the call by then. */
function afterPainting(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

/** Many calls at once ring once: a rattle tells nobody more. */
const leastGapSeconds = 1;

let context: AudioContext | null = null;
let rangAt = Number.NEGATIVE_INFINITY;

function ring(gain: number): void {
  context ??= new AudioContext();
  const start = context.currentTime;
  if (start - rangAt < leastGapSeconds) return;
  rangAt = start;
  for (const [index, frequency] of tones.entries()) {
    const at = start + index * toneGapSeconds;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(gain, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
  }
}
