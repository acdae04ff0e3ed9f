import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingCallId, serveRecording } from './serve-recording.ts';

const sound = Buffer.from('0123456789');
let cloud: Server;
let base = '';

beforeAll(async () => {
  cloud = createServer((request, response) => {
    if (request.url === '/gone.mp3') return response.writeHead(404).end();
    if (request.url === '/page.mp3') return response.writeHead(200, { 'content-type': 'text/html' }).end('<script>1</script>');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    const [from, until] = range ? [Number(range[1]), Number(range[2])] : [0, sound.length - 1];
    const part = sound.subarray(from, until + 1);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': part.length, 'accept-ranges': 'bytes', 'set-cookie': 'a=b' };
    return response.writeHead(range ? 206 : 200, { ...headers, ...(range && { 'content-range': `bytes ${from}-${until}/${sound.length}` }) }).end(part);
  });
  await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
});
afterAll(() => void cloud.close());

const serve = (url: string | null, headers: Record<string, string> = {}): Promise<Response> =>
  serveRecording('call-1', new Request('http://page.example/recording/call-1', { headers }), { urlOf: async () => url, fetch });

describe('a recording played in place', () => {
  it('comes whole, as the sound that its name says, with nothing of the cloud’s but what a player needs', async () => {
    const answer = await serve(`${base}/a.mp3`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'audio/mpeg', 'content-length': '10', 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(sound)).toBe(true);
  });

  it('comes in parts, so that the player can jump', async () => {
    const answer = await serve(`${base}/a.mp3`, { range: 'bytes=3-5' });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([206, 'bytes 3-5/10', '345']);
  });

  it.each([
    ['none', null, 404],
    ['a file of this computer', 'file:///etc/passwd', 404],
    ['a script', 'javascript:alert(1)', 404],
    ['no address', 'recording', 404],
  ])('is refused for %s', async (_what, url, status) => {
    expect((await serve(url)).status).toBe(status);
  });

  it('says when the cloud has none, sends no sound, or cannot be reached', async () => {
    const statuses = await Promise.all([`${base}/gone.mp3`, `${base}/page.mp3`, 'http://127.0.0.1:1/a.mp3'].map(async (url) => (await serve(url)).status));
    expect(statuses).toEqual([502, 415, 502]);
  });

  it('is asked for by the call, whatever stands in the call’s id', () => {
    expect(recordingCallId(`/recording/${encodeURIComponent('a/../b?c#d 弹')}`)).toBe('a/../b?c#d 弹');
    expect(['/main.html', '/recording/', '/recording/%E0%A4%A'].map(recordingCallId)).toEqual([null, null, null]);
  });
});
