/** What the compiler found wrong → how it is shown on the cell. */
import type { CellError, CompileError } from '../protocol.ts';
import { sentences } from './words.ts';

export function compileError({ message, hint, line, column, length }: CompileError): CellError {
  const [title, rest] = sentences(message);
  const detail = [rest, hint].filter(Boolean).join(' ');
  return { kind: 'syntax', title, ...(detail === '' ? {} : { detail }), line, column, length };
}
