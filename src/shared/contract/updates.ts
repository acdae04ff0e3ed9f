import { z } from 'zod';

/** What stands before a statement when it is signed, so that the key's signature under anything else is no order. */
export const orderContext = 'danping-update-order-v1\n';

/** A version as package.json has it (semver, without build metadata). */
export const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z.-]{1,40})?$/;

/** Names of a release's files: no folders, nothing that a shell or an address would read otherwise. */
export const fileNamePattern = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,120}$/;

export const releaseFileSchema = z.object({
  name: z.string().regex(fileNamePattern),
  /** In bytes. */
  size: z.number().int().nonnegative(),
  /** In base64, as electron-builder writes it into `latest*.yml`. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});
export type ReleaseFile = z.infer<typeof releaseFileSchema>;

/** What the relay says to a desk that asks which version it shall have. */
export const updateStatementSchema = z.object({
  /** What the desk sent with its question: an answer to an earlier one is worth nothing. */
  nonce: z.string(),
  /** `null`: keep what you have. */
  offer: z
    .object({
      version: z.string().regex(versionPattern),
      /** Versions that were called back: a desk that has one of these goes to the offered one, be it older. */
      calledBack: z.array(z.string()),
      files: z.array(releaseFileSchema),
    })
    .nullable(),
});
export type UpdateStatement = z.infer<typeof updateStatementSchema>;

/** `GET /updates/order?nonce=…`: the statement as JSON text, and the Ed25519 signature of {@link orderContext} and that text, in base64. */
export const updateOrderSchema = z.object({ statement: z.string(), signature: z.string() });
export type UpdateOrder = z.infer<typeof updateOrderSchema>;

/** The relay's public key: 32 bytes, base64url (RFC 8032; RFC 8037 calls it `x`). */
export const updateKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** `GET /updates/key`. */
export const updateKeyAnswerSchema = z.object({ updateKey: updateKeySchema });

export const noncePattern = /^[A-Za-z0-9_-]{16,64}$/;
