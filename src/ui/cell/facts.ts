/** What never changes about a cell: the fence's options, as the build writes them on the element. */
export interface CellFacts {
  id: string;
  /** An exercise's button is Check; a checks cell is its verdict. */
  role: 'cell' | 'exercise' | 'checks';
  run: 'load' | 'click';
  /** The code is folded, the output shown. */
  hide: boolean;
  /** For a checks cell: the exercise that it judges. */
  exercise?: string;
  /** For an exercise: the cell that judges it. */
  checks?: string;
  /** The expectation stated in the fence, in words. */
  says?: string;
}
