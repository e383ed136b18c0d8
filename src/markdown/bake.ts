import type { Problem } from './problems.ts';
import type { Baked } from './replace.ts';
import type { Collected } from './collect.ts';
import type { Compiled } from './compile.ts';
import type { InputSpec } from '../engine/protocol.ts';
export interface BakedChapter extends Baked {}
export async function bake(_slug: string, _found: Collected, compiled: Compiled, _inputs: InputSpec[]): Promise<{ baked: BakedChapter; problems: Problem[] }> {
  return { baked: { shown: new Map(), values: Object.fromEntries(compiled.watches.map((w) => [w.id, 0.12345])) }, problems: [] };
}
