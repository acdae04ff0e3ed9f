import type { KeptLeg } from '../../relay/core/log/append.ts';
import type { AgentLeg } from '../../relay/core/taken.ts';
import type { Disk } from '../disk/disk.ts';

/** How many legs of a ring are looked at, as in the log's own table. */
const mostLegsOfRing = 100;

/** The log's table of phones: by call, and by what the legs of one ring have in common. */
export class LegTable {
  readonly #disk: Disk;
  readonly #byCall = new Map<string, Map<string, KeptLeg>>();
  readonly #byRing = new Map<string, Map<string, KeptLeg>>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  legsOfCall(source: string, callId: string): readonly AgentLeg[] {
    return [...(this.#byCall.get(`${source} ${callId}`)?.values() ?? [])].map(({ leg }) => leg);
  }

  legsOfRing(source: string, ringGroup: string, exceptCallId: string): readonly AgentLeg[] {
    return [...(this.#byRing.get(`${source} ${ringGroup}`)?.values() ?? [])]
      .filter(({ leg }) => leg.callId !== exceptCallId)
      .toSorted((a, b) => b.touchedAt - a.touchedAt)
      .slice(0, mostLegsOfRing)
      .map(({ leg }) => leg);
  }

  put(kept: KeptLeg): void {
    const before = this.#byCall.get(callOf(kept))?.get(kept.leg.audienceKey);
    this.#set(kept, before);
    this.#disk.note(() => this.#set(before, kept));
  }

  #set(kept: KeptLeg | undefined, instead: KeptLeg | undefined): void {
    if (instead) {
      change(this.#byCall, callOf(instead), instead.leg.audienceKey, null);
      if (instead.ringGroup !== null) change(this.#byRing, ringOf(instead), legOf(instead), null);
    }
    if (!kept) return;
    change(this.#byCall, callOf(kept), kept.leg.audienceKey, kept);
    if (kept.ringGroup !== null) change(this.#byRing, ringOf(kept), legOf(kept), kept);
  }
}

function callOf({ source, leg }: KeptLeg): string {
  return `${source} ${leg.callId}`;
}

function ringOf({ source, ringGroup }: KeptLeg): string {
  return `${source} ${ringGroup}`;
}

function legOf({ leg }: KeptLeg): string {
  return `${leg.callId} ${leg.audienceKey}`;
}

function change(table: Map<string, Map<string, KeptLeg>>, group: string, name: string, kept: KeptLeg | null): void {
  const legs = table.get(group) ?? new Map<string, KeptLeg>();
  if (kept) legs.set(name, kept);
  else legs.delete(name);
  if (legs.size > 0) table.set(group, legs);
  else table.delete(group);
}
