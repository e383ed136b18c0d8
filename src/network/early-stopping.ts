// Early stopping: training ends when it no longer helps on samples that it never sees.

import { wholeNumber } from './checks.ts';

export interface Stopping {
  /** How many test results the moving average takes in. Default: 5. */
  readonly window?: number;
  /** How many tests the average may go by without a new low. Default: 5. */
  readonly patience?: number;
}

/** After a test: the average of the last results, and whether it is time to stop. */
export interface Verdict {
  readonly average: number;
  readonly stop: boolean;
}

/**
 * A watch to be told each test result in turn, lower being better. One result jumps about by luck,
 * so it goes by their moving average, once there are enough for one.
 */
export function earlyStopping({ window = 5, patience = 5 }: Stopping = {}): (result: number) => Verdict {
  wholeNumber(window, 'The window of the moving average');
  wholeNumber(patience, 'The patience');
  const recent: number[] = [];
  let lowest = Infinity;
  let testsSinceLowest = 0;

  return (result) => {
    recent.push(result);
    if (recent.length > window) recent.shift();
    const average = recent.reduce((sum, value) => sum + value, 0) / recent.length;
    if (recent.length < window) return { average, stop: false };

    testsSinceLowest = average < lowest ? 0 : testsSinceLowest + 1;
    lowest = Math.min(lowest, average);
    return { average, stop: testsSinceLowest >= patience };
  };
}
