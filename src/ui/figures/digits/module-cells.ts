/** Which cells of a chapter are the network module, by the chapter's text. At build this is written into the page that carries them over. */
import type { ModuleCell } from './carry.ts';

const FENCE = /^```ts live name="([\w$]+)"[^\n]*\bfile="src\/network\/([\w-]+\.ts)"/gm;

/** The cells that show a file of src/network, in their order. */
export const moduleCells = (chapter: string): ModuleCell[] => [...chapter.matchAll(FENCE)].map(([, id = '', file = '']) => ({ id, file }));

/** As one attribute: 'numbers:numbers.ts matrices:matrix.ts'. */
export const asAttribute = (cells: readonly ModuleCell[]): string => cells.map(({ id, file }) => `${id}:${file}`).join(' ');

/** Back from the attribute. */
export const fromAttribute = (text: string): ModuleCell[] =>
  text.split(' ').map((pair) => {
    const [id = '', file = ''] = pair.split(':');
    return { id, file };
  });
