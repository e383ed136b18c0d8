/** The compiler for cells that the reader has edited; bundled as a part of its own and fetched when one is. */
export { compile } from '../compile/compile.ts';
