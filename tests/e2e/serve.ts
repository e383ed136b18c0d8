/** A static host for the tests: files below one sub-path, nothing else, no headers that a plain host would not send. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.gz': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt']);

/** Serves `folder` below `base` (starts and ends with a slash) on a free port of this machine. */
export async function serve(folder: string, base: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer().catch(() => {
      response.writeHead(404, { 'content-type': TYPES['.txt'] });
      response.end('not found');
    });
    async function answer(): Promise<void> {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      if (!path.startsWith(base)) throw new Error('outside the site');
      const inside = normalize(path.slice(base.length));
      if (inside.startsWith('..')) throw new Error('outside the site');
      let file = join(folder, inside);
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      await stat(file);
      const extension = extname(file);
      const gzip = COMPRESSED.has(extension) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
      response.writeHead(200, {
        'content-type': TYPES[extension] ?? 'application/octet-stream',
        'cache-control': extension === '.html' ? 'no-cache' : 'max-age=3600',
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      });
      const body = createReadStream(file);
      if (gzip) body.pipe(createGzip()).pipe(response);
      else body.pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
