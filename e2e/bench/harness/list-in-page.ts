/** What runs in the page that is measured: each function is sent there whole and may use nothing from outside itself. */

export interface Stroke {
  readonly text: string;
  /** From the key stroke to the frame in which the rows of what stands in the field are painted. */
  readonly paintedAfterMs: number;
}

/** Notes, from now on, for every stroke in the search field when its rows were painted. */
export function watchStrokes(): void {
  const strokes: Stroke[] = [];
  Reflect.set(globalThis, 'strokes', strokes);
  let pressedAt: number | null = null;
  const began = (event: Event): void => void (pressedAt ??= event.timeStamp);
  document.addEventListener('keydown', began, true);
  document.addEventListener('beforeinput', began, true);
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const text = target.value;
    const from = pressedAt ?? performance.now();
    pressedAt = null;
    const look = (): void => {
      if (document.querySelector('[data-searched]')?.getAttribute('data-searched') !== text) return void requestAnimationFrame(look);
      // What stands in the page when a frame begins is painted in it: the first task after the frame is after the painting.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => strokes.push({ text, paintedAfterMs: performance.now() - from }), { once: true });
      port1.start();
      port2.postMessage(null);
    };
    look();
  }, true);
}

export interface Scrolled {
  readonly frames: number;
  /** Frames in which some of five places of the list showed no row. */
  readonly blank: number;
  readonly longestFrameMs: number;
}

/** Turns the list by `pixels` in each frame, `frames` times, and looks in each whether rows stand everywhere. */
export async function scrollAndLook({ frames, pixels }: { readonly frames: number; readonly pixels: number }): Promise<Scrolled> {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('There is no list on the screen.');
  const { left, top, height } = grid.getBoundingClientRect();
  let blank = 0;
  let longestFrameMs = 0;
  let before = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    grid.scrollTop += pixels;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    longestFrameMs = Math.max(longestFrameMs, now - before);
    before = now;
    const isBlank = [0.2, 0.4, 0.6, 0.8, 0.95].some((share) => !document.elementFromPoint(left + 200, top + height * share)?.closest('[role="row"]'));
    if (isBlank) blank += 1;
  }
  return { frames, blank, longestFrameMs };
}

/** Takes the scroll bar to a place far down. @returns how long no row stood there, in milliseconds */
export async function jumpAndWait(share: number): Promise<number> {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('There is no list on the screen.');
  const { left, top, height } = grid.getBoundingClientRect();
  grid.scrollTop = share * grid.scrollHeight;
  const began = performance.now();
  const isThere = (): boolean => [0.3, 0.6, 0.9].every((at) => document.elementFromPoint(left + 200, top + height * at)?.closest('[data-call-id]'));
  do await new Promise((resolve) => requestAnimationFrame(resolve));
  while (!isThere() && performance.now() - began < 10_000);
  return performance.now() - began;
}

/** @returns when the page's first content was painted, epoch milliseconds */
export function firstPaint(): number {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
}
