/** η at a moment of a schedule: made of plus and times alone, which every browser rounds alike; Math.cos they may not. */
import type { Schedule } from './types.ts';

/** η after the share `t` of all updates, 0 ≤ t ≤ 1. */
export function rateAt(schedule: Schedule, t: number): number {
  switch (schedule.kind) {
    case 'constant':
      return schedule.from;
    case 'linear':
      return schedule.from + (schedule.to - schedule.from) * t;
    case 'cosine':
      return schedule.to + (schedule.from - schedule.to) * squaredCosine((Math.PI / 2) * t);
  }
}

/** cos²(angle) = (1 + cos(2·angle)) / 2, for an angle from 0 to π/2, by the cosine's series. */
function squaredCosine(angle: number): number {
  const square = angle * angle;
  let cosine = 1;
  // 1 − a²/(1·2) · (1 − a²/(3·4) · (1 − …)), from the innermost that counts.
  for (let n = 22; n > 0; n -= 2) cosine = 1 - (square / (n * (n - 1))) * cosine;
  return cosine * cosine;
}
