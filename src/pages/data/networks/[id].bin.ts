/** /data/networks/….bin: the networks that the course ships, trained when the site is built; in dev, when they are first asked for. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { courseFile, courseNetworks, type CourseId } from '../../../trainer/course/node.ts';

export const getStaticPaths: GetStaticPaths = () => courseNetworks.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await courseFile(params['id'] as CourseId), { headers: { 'content-type': 'application/octet-stream' } });
