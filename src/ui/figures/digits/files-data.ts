/** A file that a cell made of a network, when it was asked for one; null before. */
export type FileData = null | {
  name: string;
  type: string;
  /** Its text, in pieces: what crosses from a cell may not be too long in one. Or its bytes, in base64. */
  text?: string[];
  base64?: string;
};

/** Why a value is no file, in words; undefined when it is one, or null. */
export function fileProblem(value: unknown): string | undefined {
  if (value === null) return undefined;
  const { name, type, text, base64 } = (value ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof type !== 'string') return 'name and type should be words';
  const isText = Array.isArray(text) && text.every((piece) => typeof piece === 'string');
  if (!isText && typeof base64 !== 'string') return 'text, a list of pieces, or base64 should be there';
  return undefined;
}
