import type { z } from 'zod';
import type { AdminRoute } from '../../../src/shared/api/admin/route.ts';
import type { Failure, Result } from '../../../src/shared/result.ts';

/** Who asks. */
export interface Actor {
  /** As the audit log names people: `admin:li`. */
  readonly name: string;
  readonly address: string;
}

/** A failure that may say by which of HTTP's numbers it is told. */
export interface AdminFailure extends Failure {
  readonly status?: number;
}

export type AdminResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: AdminFailure };

/** One route of the console with what answers it, whatever it takes and gives. */
export interface AdminDoor {
  readonly method: AdminRoute['method'];
  readonly path: string;
  /** @param asked not read yet; `unreadable` where it is not of the route's form */
  readonly answer: (asked: unknown, by: Actor) => Promise<AdminResult<unknown>>;
}

/** Joins a route and its handler: what comes is read by the route's schema before the handler sees it. */
export function served<Input extends z.ZodType, Output extends z.ZodType>(
  { method, path, input }: AdminRoute<Input, Output>,
  handle: (asked: z.output<Input>, by: Actor) => Result<z.input<Output>> | Promise<Result<z.input<Output>>>,
): AdminDoor {
  return {
    method,
    path,
    answer: async (asked, by) => {
      const read = input.safeParse(asked);
      if (read.success) return handle(read.data, by);
      const [issue] = read.error.issues;
      const where = issue?.path.join('.') || 'The request';
      return { ok: false, failure: { code: 'unreadable', cause: `${where} is not as it should be: ${issue?.message ?? 'unreadable'}.`, mend: 'Correct it, then try again.' } };
    },
  };
}
