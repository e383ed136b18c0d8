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

/** The facts that the build wrote on a cell's element. */
export function factsOf({ dataset }: HTMLElement): CellFacts {
  const { cell = '', role, run, exercise, checks, says } = dataset as Record<string, string | undefined>;
  return {
    id: cell,
    role: role === 'exercise' || role === 'checks' ? role : 'cell',
    run: run === 'click' ? 'click' : 'load',
    hide: 'hide' in dataset,
    ...(exercise === undefined ? {} : { exercise }),
    ...(checks === undefined ? {} : { checks }),
    ...(says === undefined ? {} : { says }),
  };
}
