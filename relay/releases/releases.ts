import type { UpdateOrder, UpdateStatement } from '../../src/shared/contract/updates.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';
import { addRelease } from './add-release.ts';
import { isPlanned, keepPlan, offerToEverybody, offerToPilots, readPlan, rollBack, versionFor, type Plan, type RolledBack } from './plan.ts';
import type { ReleaseFolder } from './release-folder.ts';
import type { Release } from './release.ts';
import { publicUpdateKey, signOrder } from './update-key.ts';

/** The relay as the desks' update server: what it has, and who gets which of it. */
export class Releases {
  readonly folder: ReleaseFolder;
  readonly #store: DirectoryStore;

  constructor(folder: ReleaseFolder, store: DirectoryStore) {
    this.folder = folder;
    this.#store = store;
  }

  get plan(): Plan {
    return readPlan(this.#store);
  }

  get publicKey(): string {
    return publicUpdateKey(this.#store);
  }

  add(paths: readonly string[], now: Date): Promise<Result<Release>> {
    return addRelease(this.folder, paths, now);
  }

  /** Fails with `release-unknown`, and `release-in-use` while anybody gets it or would by a roll-back. */
  mayRemove(version: string): Result<void> {
    if (!this.folder.find(version)) return unknown(version);
    if (!isPlanned(this.plan, version)) return ok(undefined);
    return fail('release-in-use', `Release ${version} is offered, or is what a roll-back would lead to.`, 'Keep it: what may be needed again is not deleted.');
  }

  /** Fails with `release-unknown`. */
  offer(version: string, to: 'pilots' | 'everybody'): Result<Plan> {
    if (!this.folder.find(version)) return unknown(version);
    return this.#keep(to === 'pilots' ? offerToPilots(this.plan, version) : offerToEverybody(this.plan, version));
  }

  setPilots(pilots: Plan['pilots']): Result<Plan> {
    return this.#keep({ ...this.plan, pilots });
  }

  /** Fails with `nothing-offered`. */
  rollBack(): Result<RolledBack> {
    const back = rollBack(this.plan);
    if (back.ok) keepPlan(this.#store, back.value.plan);
    return back;
  }

  /** @param person as the audit log names people @returns the signed answer to the question that carried `nonce` */
  orderFor(person: string, nonce: string): UpdateOrder {
    const { plan } = this;
    const version = versionFor(plan, person);
    const release = version === null ? null : this.folder.find(version);
    const offer: UpdateStatement['offer'] = release && { version: release.version, calledBack: plan.calledBack, files: release.files };
    return signOrder(this.#store, { nonce, offer });
  }

  /** Where a file of the version that is for this person lies; `null` for every other. */
  fileFor(person: string, version: string, name: string): string | null {
    return versionFor(this.plan, person) === version ? this.folder.fileOf(version, name) : null;
  }

  #keep(plan: Plan): Result<Plan> {
    keepPlan(this.#store, plan);
    return ok(plan);
  }
}

function unknown(version: string): Result<never> {
  return fail('release-unknown', `There is no release ${version} here.`, 'Look the versions up with "release list".');
}
