/** The time that the processor has spent on this thread, in milliseconds; the time of day where a system does not tell. */
import { readFileSync } from 'node:fs';

/** On a machine with other work, how long something takes says little; how long the processor worked on it says more. */
export function processorTime(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
