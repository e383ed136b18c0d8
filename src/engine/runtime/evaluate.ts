/** A compiled body → the async function that it is the body of. */
import { LINES_BEFORE } from './place.ts';

/** Evaluates in the global scope, not in this file's: called by another name than its own, `eval` cannot see it. */
export const { eval: globally }: { eval: (code: string) => unknown } = globalThis;

/**
 * `url` names the code in stacks. The head takes one line of its own, so that columns stay what they are;
 * `LINES_BEFORE` says how many. Throws SyntaxError for a body this browser cannot read.
 */
export function evaluate(parameters: readonly string[], body: string, url: string): (...values: unknown[]) => Promise<unknown> {
  const head = `(async function cell(${parameters.join(', ')}) {${'\n'.repeat(LINES_BEFORE)}`;
  return globally(`${head}${body}\n})\n//# sourceURL=${url}`) as (...values: unknown[]) => Promise<unknown>;
}
