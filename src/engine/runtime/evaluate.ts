/** A compiled body → the async function that it is the body of. */
import { LINES_BEFORE } from './place.ts';

/** Evaluates in the global scope, not in this file's: called by another name than its own, `eval` cannot see it. */
export const { eval: globally }: { eval: (code: string) => unknown } = globalThis;

export type Code = (...values: unknown[]) => Promise<unknown>;

/**
 * An evaluator that remembers the last function of each `url`, which also names the code in stacks. The head takes
 * one line of its own, so that columns stay what they are; `LINES_BEFORE` says how many. Throws SyntaxError for a
 * body this browser cannot read.
 */
export function createEvaluator(): (parameters: readonly string[], body: string, url: string) => Code {
  const known = new Map<string, { text: string; code: Code }>();
  return (parameters, body, url) => {
    const head = `(async function cell(${parameters.join(', ')}) {${'\n'.repeat(LINES_BEFORE)}`;
    const text = `${head}${body}\n})\n//# sourceURL=${url}`;
    const last = known.get(url);
    if (last?.text === text) return last.code;
    const code = globally(text) as Code;
    known.set(url, { text, code });
    return code;
  };
}
