import { z } from 'zod';

/** One door of the admin's console: what is sent, and what comes back when it went well. */
export interface AdminRoute<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for each part that the input names. */
  readonly path: string;
  readonly input: Input;
  readonly output: Output;
}

export function route<Input extends z.ZodType, Output extends z.ZodType>(
  method: AdminRoute['method'],
  path: string,
  input: Input,
  output: Output,
): AdminRoute<Input, Output> {
  return { method, path, input, output };
}

export const nothing = z.object({});

/** A whole number in a body or in an address. */
export function count(smallest: number, largest: number) {
  return z.coerce.number<number | string>().int().min(smallest).max(largest);
}

/** Numbers of customers are masked unless this is asked for, which goes into the audit log. */
export const shown = { show: z.literal('numbers').optional() };

/** A refusal of these routes, of the guard before them too: `code` for the page's own words, cause and mend in plain English. */
export const refusedAdminSchema = z
  .object({ ok: z.literal(false), code: z.string().default('refused'), error: z.string(), mend: z.string().default(''), waitSeconds: z.number().optional() })
  .transform(({ error, ...rest }) => ({ ...rest, cause: error }));
export type RefusedAdmin = z.output<typeof refusedAdminSchema>;

/** What a page hands to `fetch`, beside the header that every change needs (`pageHeader`). */
export interface AdminRequest {
  readonly method: AdminRoute['method'];
  readonly path: string;
  /** JSON text; `null` where the address says it all. */
  readonly body: string | null;
}

/** The request of a route: path parts where they belong, the rest as the query of a GET or DELETE, else as a JSON body. */
export function requestOf<Input extends z.ZodType>({ method, path }: AdminRoute<Input>, input: z.input<Input>): AdminRequest {
  const rest = new Map(Object.entries(Object(input)).filter(([, value]) => value !== undefined));
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method === 'POST' || method === 'PATCH') return { method, path: filled, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString();
  return { method, path: query === '' ? filled : `${filled}?${query}`, body: null };
}
