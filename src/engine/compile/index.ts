/** TypeScript cells → compiled cells, and how they hang together. The kernel alone needs only `graph.ts`. */
export { compile, GIVEN, type Compilation, type CompileOptions } from './compile.ts';
export { compileExpression, type ExpressionResult } from './expression.ts';
export { analyse, type Graph } from './graph.ts';
export { MODULES } from './imports.ts';
export { nearest } from './nearest.ts';
