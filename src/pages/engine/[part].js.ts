/** The parts of the cell engine as static files: engine/kernel.js, engine/plot.js, engine/compiler.js. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { PARTS, bundle, type Part } from '../../engine/bundle.ts';

export const getStaticPaths: GetStaticPaths = () => PARTS.map((part) => ({ params: { part } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await bundle(params['part'] as Part), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
