/** Edits and inputs in a link: `#edits=1.` and JSON in base64url. Whoever opens it sees what was changed before it runs. */
import type { ChapterData, InputSpec } from '../protocol.ts';
import { LINK } from './stored.ts';

/** What a link carries. */
export interface Carried {
  /** Cell id → its text. */
  cells: Record<string, string>;
  inputs: Record<string, InputSpec['value']>;
}

export type Opened = { carried: Carried } | { damaged: string };

const VERSION = '1.';
/** Longer than any chapter's edits: what is longer is no link of ours. */
const LONGEST = 500_000;

export function writeLink(chapter: string, { cells, inputs }: Carried): string {
  if (Object.keys(cells).length === 0 && Object.keys(inputs).length === 0) return '';
  return LINK + VERSION + encode(JSON.stringify({ chapter, cells, inputs }));
}

/** What a hash carries for this chapter. Undefined if it is not a link with edits. */
export function readLink(hash: string, data: Pick<ChapterData, 'chapter' | 'cells' | 'inputs'>): Opened | undefined {
  if (!hash.startsWith(LINK)) return undefined;
  const text = hash.slice(LINK.length);
  if (!text.startsWith(VERSION)) return { damaged: 'The link was made by another version of this course, so the edits in it could not be read.' };
  try {
    if (text.length > LONGEST) throw new Error('too long');
    const { chapter, cells, inputs } = JSON.parse(decode(text.slice(VERSION.length))) as { chapter: unknown; cells: unknown; inputs: unknown };
    if (chapter !== data.chapter) return { damaged: 'The edits in the link belong to another chapter.' };
    const carried = { cells: textsOf(cells, data), inputs: valuesOf(inputs, data) };
    if (Object.keys(carried.cells).length + Object.keys(carried.inputs).length === 0)
      return { damaged: 'The link carries edits, but of cells that this chapter no longer has.' };
    return { carried };
  } catch {
    return { damaged: 'The link is damaged, perhaps cut short on its way, so the edits in it could not be read.' };
  }
}

/** Texts of cells that this chapter has and that differ from its own. */
function textsOf(cells: unknown, data: Pick<ChapterData, 'cells'>): Record<string, string> {
  const texts = cells as Record<string, unknown>;
  const edited = data.cells.filter(({ id, source }) => Object.hasOwn(texts, id) && typeof texts[id] === 'string' && texts[id] !== source);
  return Object.fromEntries(edited.map(({ id }) => [id, texts[id] as string]));
}

/** Values of inputs that this chapter has, of the type they have there. */
function valuesOf(inputs: unknown, data: Pick<ChapterData, 'inputs'>): Carried['inputs'] {
  const values = inputs as Record<string, unknown>;
  const known = data.inputs.filter(({ name, value }) => Object.hasOwn(values, name) && typeof values[name] === typeof value && values[name] !== value);
  return Object.fromEntries(known.map(({ name }) => [name, values[name] as InputSpec['value']]));
}

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function decode(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}
