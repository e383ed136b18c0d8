/** The kinds of quantity, as a set to check words against. */
import type { Kind } from '../engine/protocol.ts';

const all: Record<Kind, true> = { signal: true, weight: true, bias: true, gradient: true, cost: true, expected: true, ink: true };

/** Every kind that a quantity or a name can have. */
export const kinds: ReadonlySet<Kind> = new Set(Object.keys(all) as Kind[]);
