import type { LoadWish } from '../load/wish.ts';

export type Client = LoadWish['clients'][number];

/** A server that runs and can be put under load. */
export interface Target extends Pick<LoadWish, 'url' | 'pushUrl' | 'stream' | 'cursor'> {
  /** The process whose processor time counts. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** Something that carries pushes to agents, as ours does, and can be measured in the same run. */
export interface Peer {
  readonly name: string;
  /** Where its configuration can be read, from the clone's folder; its version. */
  readonly configuration: string;
  /** Installs what is missing. @returns why it cannot be measured here; `null` where it can */
  install(): string | null;
  start(): Promise<Target>;
}
