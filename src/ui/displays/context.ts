/** What the views of values need besides the value: colours, unique ids, and what was looked into. */
import type { DisplayRecord, Kind } from '../../engine/protocol.ts';

/** What is known of a reference that the reader opened. */
export type Opened = DisplayRecord | 'asking' | 'gone';

export interface DisplayContext {
  /** Name in the code → kind: a value takes the colour of its label. */
  names: Readonly<Record<string, Kind>>;
  /** Makes the ids inside a picture unique on its page. */
  prefix: string;
  /** References opened by the reader. Baked values have none. */
  opened: ReadonlyMap<number, Opened>;
}

/** A context without an engine behind it, for the build and for tests. */
export function bakedContext(names: Readonly<Record<string, Kind>>, prefix: string): DisplayContext {
  return { names, prefix, opened: new Map() };
}

/** The colour class of a label, or nothing: ink is the default. A chapter lists variables as 'y', properties as '.y'. */
export function kindClass(names: Readonly<Record<string, Kind>>, label: string | undefined): string | undefined {
  const key = [label, `.${label}`].find((name) => name !== undefined && Object.hasOwn(names, name));
  return key === undefined ? undefined : `k-${names[key]}`;
}
