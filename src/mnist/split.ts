/** Draws from each class in proportion. */

/** As much of chainrule's `random(seed)` as is needed. */
export interface Chooser {
  /** One of 0, 1, …, n − 1, each as likely. */
  integer(n: number): number;
}

/** For each label whether it is among the `wanted` that are drawn: from each class its share, to within one. */
export function stratified(labels: Uint8Array, wanted: number, random: Chooser): boolean[] {
  const classes = Array.from({ length: 10 }, (): number[] => []);
  labels.forEach((label, k) => classes[label]?.push(k));

  // Whole shares first; what rounding leaves goes to the classes that lost most by it.
  const shares = classes.map((members) => (members.length * wanted) / Math.max(1, labels.length));
  const counts = shares.map(Math.floor);
  const lost = (digit: number): number => (shares[digit] as number) - (counts[digit] as number);
  const byLoss = [...counts.keys()].sort((a, b) => lost(b) - lost(a) || a - b);
  const left = wanted - counts.reduce((sum, count) => sum + count, 0);
  for (const digit of byLoss.slice(0, left)) (counts[digit] as number)++;

  // The first of each class after a shuffle that goes only as far as it is needed (Fisher and Yates).
  const drawn = Array.from(labels, () => false);
  classes.forEach((members, digit) => {
    for (let n = 0; n < (counts[digit] as number); n++) {
      const chosen = n + random.integer(members.length - n);
      [members[n], members[chosen]] = [members[chosen] as number, members[n] as number];
      drawn[members[n] as number] = true;
    }
  });
  return drawn;
}
