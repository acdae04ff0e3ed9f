/** Falling, and lower than a ringing phone: it is not mistaken for one. In hertz. */
const tones = [587.3, 440] as const;
const toneGapSeconds = 0.22;
const toneSeconds = 0.45;
const loudness = 0.15;

let context: AudioContext | null = null;

/** Two falling tones. Made here, so that no file has to be loaded. */
export function playAlarm(): void {
  context ??= new AudioContext();
  // A browser keeps the sound back until somebody has clicked; what could not be heard then is not made up for later.
  if (context.state !== 'running') {
    void context.resume();
    return;
  }
  const start = context.currentTime;
  for (const [index, frequency] of tones.entries()) {
    const at = start + index * toneGapSeconds;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(loudness, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
  }
}

/** Asks the browser for leave to make sounds; to be called while somebody clicks. */
export function allowAlarm(): void {
  context ??= new AudioContext();
  void context.resume();
}
