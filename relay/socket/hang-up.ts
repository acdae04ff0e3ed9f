/** How long a client has to say goodbye; one that reads nothing any more never does. */
const goodbyeWithinMs = 1_000;

/**
 * Makes the WebSocket server behind Engine.IO cut lines whose other end does not answer a close. By default it waits 30 s,
 * and Engine.IO passes no setting for it on, so that it has to be set on the server it made.
 */
export function hangUpPromptly(engine: object): void {
  const webSockets: unknown = Reflect.get(engine, 'ws');
  if (hasOptions(webSockets)) webSockets.options.closeTimeout = goodbyeWithinMs;
}

function hasOptions(value: unknown): value is { options: { closeTimeout: number } } {
  if (typeof value !== 'object' || value === null || !('options' in value)) return false;
  return typeof value.options === 'object' && value.options !== null && 'closeTimeout' in value.options;
}
