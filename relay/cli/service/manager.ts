import type { Result } from '../../../src/shared/result.ts';

export interface ServiceState {
  readonly installed: boolean;
  /** Starts with the computer. */
  readonly enabled: boolean;
  readonly running: boolean;
}

/** What looks after services on one kind of computer. Every failure has its words. */
export interface ServiceManager {
  /** Sets the service up, or again after an upgrade, and starts it. @param options of `serve`. @returns what to tell */
  install(options: readonly string[]): Result<readonly string[]>;
  /** Takes the service away, and leaves data and settings. @returns what to tell */
  uninstall(): Result<readonly string[]>;
  status(): Result<ServiceState>;
}
