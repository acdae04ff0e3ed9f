import { z } from 'zod';

/** Fewer letters are guessed too soon; there are no other rules, since those make passwords worse (NIST SP 800-63B, 3.1.1). */
export const shortestPassword = 10;
const longestPassword = 256;

export const passwordSchema = z
  .string()
  .max(longestPassword)
  .refine((password) => [...password].length >= shortestPassword);

/** What may be a login: letters of any script, so that people's names will do. */
export const loginPattern = /^[\p{L}\p{N}._@+-]{1,64}$/u;

const login = z.string().trim().regex(loginPattern);
const code = z.string().min(1).max(200);

/** Who is at the page. */
export const personSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('agent'), agentNumber: z.string(), name: z.string() }),
  z.object({ role: z.enum(['supervisor', 'admin']), login: z.string() }),
]);
export type Person = z.infer<typeof personSchema>;

/** `POST /api/login`: people by a password, agents by the code of an enrolment link. What is no login at all is a wrong one. */
export const logInSchema = z.union([z.object({ login: z.string().trim().max(1_000), password: z.string().max(1_000) }), z.object({ code })]);
export type LogIn = z.infer<typeof logInSchema>;

/** `POST /api/setup/look`: whose link is it? `login` is `null` for the first admin, who chooses one. */
export const setUpLookSchema = z.object({ code });
export const setUpLinkSchema = z.object({ role: z.enum(['supervisor', 'admin']), login: z.string().nullable() });
export type SetUpLink = z.infer<typeof setUpLinkSchema>;

/** `POST /api/setup`. `login` counts for the first admin only. */
export const setUpSchema = z.object({ code, password: passwordSchema, login: login.optional() });
export type SetUp = z.infer<typeof setUpSchema>;

/** Every refusal of these routes. */
export const refusedPageSchema = z.object({
  ok: z.literal(false),
  code: z.string().default('refused'),
  error: z.string(),
  mend: z.string().default(''),
  /** After so long it may be tried again. */
  waitSeconds: z.number().nonnegative().optional(),
});

/** Each request of a page that changes something carries it: a page of another site cannot make a browser send it unasked. */
export const pageHeader = 'x-danping';
