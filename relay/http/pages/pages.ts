import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { gzipSync } from 'node:zlib';
import { refuseUnknown } from '../answers.ts';
import { isSecure } from '../server.ts';
import { notBuiltPage } from './not-built.ts';
import { readPages, type PageFile, type Pages } from './read-pages.ts';
import { securePage } from './security-headers.ts';

export interface PageParts {
  /** Where the built pages lie. */
  readonly pages: string;
  readonly publicUrl: string | null;
}

/** Which page stands under which address. */
const addresses: Readonly<Record<string, string>> = {
  '/board': 'board.html',
  '/admin': 'admin.html',
  '/desk': 'desk.html',
  '/login': 'board.html',
  '/setup/:code': 'board.html',
};

const forAnyone = { config: { who: 'anyone' } } as const;

/**
 * The web pages and their files. They hold nothing of the relay's: what they show they ask for, as whoever is logged in. Read once;
 * while nothing is built each request looks anew.
 */
export function addPages(app: FastifyInstance, { pages: folder, publicUrl }: PageParts): void {
  let held: Pages | null = null;
  const pages = (): Pages | null => (held ??= readPages(folder));
  const zipped = new Map<string, Buffer>();
  const secure = (request: FastifyRequest, reply: FastifyReply): FastifyReply => securePage(reply, isSecure(request, publicUrl));

  for (const [address, name] of Object.entries(addresses)) {
    app.get(address, forAnyone, async (request, reply) => {
      secure(request, reply).header('cache-control', 'no-store');
      const page = pages()?.get(name);
      if (page) return reply.type(page.type).send(page.body);
      return reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage(request.headers['accept-language']));
    });
  }

  app.get('/', forAnyone, async (_request, reply) => reply.redirect('/login'));

  app.get<{ Params: { '*': string } }>('/assets/*', forAnyone, async (request, reply) => {
    const name = `assets/${request.params['*']}`;
    const file = pages()?.get(name);
    if (!file) return refuseUnknown(reply);
    // Their names hold a hash of what is in them.
    secure(request, reply).headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }).type(file.type);
    if (!isWorthZipping(file) || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(file.body);
    const body = zipped.get(name) ?? gzipSync(file.body);
    zipped.set(name, body);
    return reply.header('content-encoding', 'gzip').send(body);
  });
}

function isWorthZipping({ type, body }: PageFile): boolean {
  return /^(text|image\/svg)/.test(type) && body.length > 1_024;
}
