/**
 * What flows between the variables of the scope. A cell's outputs, an input and an import each travel in a
 * box, so that a promise or a generator in it stays what it is: the scheduler would else await the one and
 * drain the other. A value that is not there travels as well, and says which cell is the reason.
 */

export interface Box {
  value: unknown;
}

/** Stands for a value that is not there, because cell or input `waitsFor` has none to give. */
export class Missing {
  readonly waitsFor: string;

  constructor(waitsFor: string) {
    this.waitsFor = waitsFor;
  }
}

export type Boxed = Box | Missing;

/** The values in `boxes`, or the first that is missing. */
export function unbox(boxes: readonly Boxed[]): unknown[] | Missing {
  const missing = boxes.find((box) => box instanceof Missing);
  return missing ?? boxes.map((box) => (box as Box).value);
}
