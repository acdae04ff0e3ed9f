import { z } from 'zod';

const errorSchema = z.object({ code: z.string(), syscall: z.string().optional() });
/** No connection in time, or one whose other end did not prove who it is: all before anything is sent. */
const beforeTheRequest = /^(?:UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_WRONG_VERSION_NUMBER|UNABLE_TO_.*|.*CERT.*)$/;

/**
 * Whether a broken `fetch` never got as far as sending its request, so that nothing can have come of it. Where that is not
 * certain it is false.
 */
export function neverConnected(error: unknown): boolean {
  return errorsIn(error).every((one) => {
    const { data } = errorSchema.safeParse(one);
    return data !== undefined && (data.syscall === 'connect' || data.syscall === 'getaddrinfo' || beforeTheRequest.test(data.code));
  });
}

/** Node's fetch wraps what went wrong; a host of several addresses gives one error for each. */
export function errorsIn(error: unknown): readonly unknown[] {
  const inner = error instanceof Error ? error.cause : undefined;
  return inner instanceof AggregateError && inner.errors.length > 0 ? inner.errors : [inner];
}
