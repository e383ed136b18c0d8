/** engine/kernels.wasm: the kernels for fast training, compiled. */
import type { APIRoute } from 'astro';
import { compileKernels } from '../../kernels/build.ts';

export const GET: APIRoute = async () =>
  new Response(await compileKernels(), { headers: { 'content-type': 'application/wasm' } });
