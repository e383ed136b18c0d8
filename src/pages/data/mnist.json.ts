/** /data/mnist.json: which files of digits there are. */
import type { APIRoute } from 'astro';
import { siteFiles } from '../../mnist/site.ts';

export const GET: APIRoute = async () => {
  const { manifest } = await siteFiles();
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
