/**
 * What a name in code means, for colouring: at build and in the editor alike. Pure.
 *
 *     ('VariableName', 'W2')   → { kind: 'weight', q: ['w5', 'w6', 'w7', 'w8'], name: 'W2' }
 *     ('PropertyName', 'cost') → undefined, unless the chapter lists '.cost'
 *
 * A chapter's `names` say which name has which kind. A plain key (`cost`) speaks of variables; a key
 * with a dot (`.cost`) of members and properties, so that `point.x` is not taken for the signal x.
 */
import type { Kind, Quantity } from './protocol.ts';

/** A chapter's vocabulary: the part of ChapterData that colouring needs. */
export interface Vocabulary {
  quantities: Readonly<Record<string, Quantity>>;
  names: Readonly<Record<string, Kind>>;
}

/** What one name in code stands for. */
export interface Meaning {
  kind: Kind;
  /** Ids of the quantities that this name holds; may be empty. */
  q: readonly string[];
  /** The name itself, without a dot. */
  name: string;
}

/**
 * The key under which a name is looked up: the node's type is that of @lezer/javascript, in the static
 * highlighter and in CodeMirror the same. `shorthand` is true for `{ cost }`, which reads the variable.
 */
export function nameKey(nodeType: string, text: string, shorthand: boolean): string | undefined {
  switch (nodeType) {
    case 'VariableName':
    case 'VariableDefinition':
      return text;
    case 'PropertyDefinition':
      return shorthand ? text : `.${text}`;
    case 'PropertyName':
      return `.${text}`;
    default:
      return undefined;
  }
}

/** The meaning of a name found in code, if the chapter gives it one. */
export function meaningOf(key: string, vocabulary: Vocabulary): Meaning | undefined {
  const kind = Object.hasOwn(vocabulary.names, key) ? vocabulary.names[key] : undefined;
  if (kind === undefined) return undefined;
  const q = Object.entries(vocabulary.quantities)
    .filter(([, quantity]) => quantity.code?.includes(key))
    .map(([id]) => id);
  return { kind, q, name: key.replace(/^\./, '') };
}
