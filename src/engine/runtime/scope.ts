/**
 * The dataflow, scheduled by @observablehq/runtime: names, each defined from others. Redefining a name computes
 * it and everything that follows from it, in topological order, once, however many names were redefined before.
 */
import { Runtime, type Observer, type Variable } from '@observablehq/runtime';
import { Missing } from './missing.ts';

export interface Scope {
  /** Defines or redefines `name`. An observed name is computed even if nothing uses it. */
  define(name: string, inputs: readonly string[], definition: (...inputs: never[]) => unknown, observer?: Observer): void;
  remove(name: string): void;
  has(name: string): boolean;
}

// The scheduler gives `invalidation`, `visibility` and `@variable` a meaning of its own: no name of ours may meet them.
const key = (name: string): string => `our ${name}`;

export function createScope(): Scope {
  const module = new Runtime({}, (name) => new Missing(name)).module();
  const variables = new Map<string, Variable>();
  return {
    define(name, inputs, definition, observer) {
      const variable = variables.get(name) ?? module.variable(observer);
      variables.set(name, variable);
      variable.define(key(name), inputs.map(key), definition);
    },
    remove(name) {
      variables.get(name)?.delete();
      variables.delete(name);
    },
    has: (name) => variables.has(name),
  };
}
