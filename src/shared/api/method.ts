import { z } from 'zod';

/** What the window asks of its host: the method's input as a schema, its output as a type. */
export interface Method<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type only; no value ever stands here. */
  readonly output?: Output;
}

export function method<Output>() {
  return <Input extends z.ZodType>(input: Input): Method<Input, Output> => ({ input });
}

export const nothing = z.undefined();

/** As long as a push may be: an id is the cloud's business. */
export const callIdSchema = z.string().min(1).max(262_144);

export const numberSchema = z.string().min(1).max(64);
