/** /data/: the packed digits and their manifest, as static files. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { MANIFEST } from '../../mnist/manifest.ts';
import { siteFiles } from '../../mnist/site.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { files } = await siteFiles();
  return [MANIFEST, ...files.keys()].map((file) => ({ params: { file } }));
};

export const GET: APIRoute = async ({ params }) => {
  const { manifest, files } = await siteFiles();
  const bytes = files.get(params['file'] ?? '');
  return bytes
    ? new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })
    : new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
