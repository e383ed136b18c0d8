/**
 * TypeScript cells → compiled cells, and how they hang together. `graph.ts` and `given.ts` need no parser:
 * the kernel imports those by themselves.
 */
export { compile, type Compilation, type CompileOptions } from './compile.ts';
export { compileExpression, type ExpressionResult } from './expression.ts';
export { GIVEN } from './given.ts';
export { analyse, type Graph } from './graph.ts';
