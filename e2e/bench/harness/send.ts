import { Line, requestOf } from '../load/line.ts';

const atOnce = 32;

/** Sends bodies one after the other over some connections, as fast as they are answered. Throws where one is not answered 2xx. */
export async function sendAll(url: string, bodies: readonly string[]): Promise<void> {
  const port = Number(new URL(url).port);
  const lines = await Promise.all(Array.from({ length: Math.min(atOnce, bodies.length) }, () => Line.open(port)));
  let next = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
        const status = await line.send(requestOf(url, body));
        if (status < 200 || status > 299) throw new Error(`A push was answered ${status}.`);
      }
    }),
  );
  for (const line of lines) line.close();
}
