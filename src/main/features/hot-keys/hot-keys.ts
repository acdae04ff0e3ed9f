import type { Settings } from '../../../shared/api/settings.ts';

type Wanted = Settings['hotKeys'];
export type HotKey = keyof Wanted;

/** Electron's `globalShortcut`, as far as it is needed. */
export interface Shortcuts {
  /** @returns false when another program has the keys. @throws for keys that do not exist */
  register(accelerator: string, act: () => void): boolean;
  unregister(accelerator: string): void;
}

const names = ['popup', 'dialSelection'] as const satisfies readonly HotKey[];

/** The keys that work while another program has the keyboard. */
export class HotKeys {
  readonly #shortcuts: Shortcuts;
  readonly #actions: Readonly<Record<HotKey, () => void>>;
  readonly #held = new Map<HotKey, string>();
  #taken: readonly HotKey[] = [];

  constructor(shortcuts: Shortcuts, actions: Readonly<Record<HotKey, () => void>>) {
    this.#shortcuts = shortcuts;
    this.#actions = actions;
  }

  /** The ones that another program has, or that are given twice: they do nothing, and the user must be told. */
  get taken(): readonly HotKey[] {
    return this.#taken;
  }

  apply(wanted: Wanted): void {
    for (const name of names) if (this.#held.get(name) !== wanted[name]) this.#letGo(name);
    this.#taken = names.filter((name) => !this.#take(name, wanted[name]));
  }

  letGo(): void {
    for (const name of names) this.#letGo(name);
  }

  #take(name: HotKey, accelerator: string | null): boolean {
    if (accelerator === null || this.#held.has(name)) return true;
    if ([...this.#held.values()].includes(accelerator)) return false;
    if (!this.#register(accelerator, this.#actions[name])) return false;
    this.#held.set(name, accelerator);
    return true;
  }

  #register(accelerator: string, act: () => void): boolean {
    try {
      return this.#shortcuts.register(accelerator, act);
    } catch {
      return false;
    }
  }

  #letGo(name: HotKey): void {
    const accelerator = this.#held.get(name);
    if (accelerator === undefined) return;
    this.#shortcuts.unregister(accelerator);
    this.#held.delete(name);
  }
}
