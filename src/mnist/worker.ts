/** The loading Worker's entry: see serve.ts. Started by page.ts. */
import { serve, type Port } from './serve.ts';

serve(globalThis as unknown as Port);
