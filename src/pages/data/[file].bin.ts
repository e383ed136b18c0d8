/** /data/….bin: the packed digits. The ending is in this file's name, as an address without one would end in a slash. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { siteFiles } from '../../mnist/site.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { files } = await siteFiles();
  return [...files].map(([name, bytes]) => ({ params: { file: name.replace(/\.bin$/, '') }, props: { bytes } }));
};

export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.bytes, { headers: { 'content-type': 'application/octet-stream' } });
