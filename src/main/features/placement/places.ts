import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '../../write-whole.ts';
import type { MainPlace } from './main-place.ts';
import { mainPlaceSchema } from './main-place.ts';
import type { DraggedPlace } from './popup-place.ts';
import { draggedPlaceSchema } from './popup-place.ts';

/** Somebody who carries a laptop between desks has a few arrangements; the ones used last are kept. */
const mostArrangements = 20;

const placesSchema = z.object({
  main: mainPlaceSchema.nullable(),
  /** The person was told that the app goes on in the tray. */
  toldOfTray: z.boolean().default(false),
  popup: z.array(z.object({ arrangement: z.string().max(4_000), place: draggedPlaceSchema })).max(mostArrangements),
});
type PlacesFile = z.infer<typeof placesSchema>;

const nothingYet: PlacesFile = { main: null, toldOfTray: false, popup: [] };

/**
 * Where the windows stood last, in a file of the profile. The file is whole at any moment: a new one takes the old
 * one's place in one step, so an app that is killed finds either the place before or the one after.
 */
export class Places {
  readonly #file: string;
  readonly #failed: (error: unknown) => void;
  #held: PlacesFile;
  #asked = false;
  #writing: Promise<void> | null = null;

  constructor(file: string, failed: (error: unknown) => void) {
    this.#file = file;
    this.#failed = failed;
    this.#held = read(file);
  }

  get main(): MainPlace | null {
    return this.#held.main;
  }

  rememberMain(place: MainPlace): void {
    this.#change({ ...this.#held, main: place });
  }

  get toldOfTray(): boolean {
    return this.#held.toldOfTray;
  }

  rememberToldOfTray(): void {
    this.#change({ ...this.#held, toldOfTray: true });
  }

  popup(arrangement: string): DraggedPlace | null {
    return this.#held.popup.find((each) => each.arrangement === arrangement)?.place ?? null;
  }

  /** `null` forgets the place in this arrangement. */
  rememberPopup(arrangement: string, place: DraggedPlace | null): void {
    const others = this.#held.popup.filter((each) => each.arrangement !== arrangement);
    const popup = place ? [{ arrangement, place }, ...others].slice(0, mostArrangements) : others;
    this.#change({ ...this.#held, popup });
  }

  forgetPopup(): void {
    this.#change({ ...this.#held, popup: [] });
  }

  /** Resolves once what was remembered so far is on disk. */
  async written(): Promise<void> {
    await this.#writing;
  }

  #change(held: PlacesFile): void {
    this.#held = held;
    this.#asked = true;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  /** One write at a time; what changes meanwhile goes into the next. */
  async #writeAll(): Promise<void> {
    while (this.#asked) {
      this.#asked = false;
      try {
        await writeWhole(this.#file, `${JSON.stringify(this.#held)}\n`);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}

/** An unreadable file costs the windows their places, nothing else. */
function read(file: string): PlacesFile {
  try {
    const parsed = placesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : nothingYet;
  } catch {
    return nothingYet;
  }
}
