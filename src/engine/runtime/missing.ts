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

/** The first of them that is missing, if one is. */
export const missingOf = (boxes: readonly Boxed[]): Missing | undefined => boxes.find((box) => box instanceof Missing);

/** The values in `boxes`; of one that is missing, undefined. */
export const unbox = (boxes: readonly Boxed[]): unknown[] => boxes.map((box) => (box as Partial<Box>).value);
