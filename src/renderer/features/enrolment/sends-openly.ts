/** Whether everybody on the way to this address can read along, beyond this very computer. */
export function sendsOpenly(typed: string): boolean {
  const url = URL.parse(typed.trim());
  return url?.protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}
