/** What of a path can be seen in a frame, and where it first leaves it. Pure. */

export interface Step { x: number; y: number }
export interface Frame { left: number; right: number; top: number; bottom: number }

export interface Seen {
  /** The visible pieces, each from and to. */
  pieces: { from: Step; to: Step; whole: boolean }[];
  /** Where the path first crosses the frame's edge outwards, and in which direction. */
  leaves: { at: Step; dx: number; dy: number } | undefined;
}

/** Cuts a path of points to a frame (y grows downwards: top < bottom). */
export function seenIn(path: readonly Step[], frame: Frame): Seen {
  const pieces: Seen['pieces'] = [];
  let leaves: Seen['leaves'];
  for (let k = 1; k < path.length; k++) {
    const [a, b] = [path[k - 1] as Step, path[k] as Step];
    if (![a.x, a.y, b.x, b.y].every(Number.isFinite)) continue;
    const cut = cutTo(a, b, frame);
    if (!cut) continue;
    const [t0, t1] = cut;
    const at = (t: number): Step => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
    pieces.push({ from: at(t0), to: at(t1), whole: t1 === 1 });
    if (t1 < 1) leaves ??= { at: at(t1), dx: b.x - a.x, dy: b.y - a.y };
  }
  return { pieces, leaves };
}

/** Liang and Barsky: the share of a segment that lies inside. */
function cutTo(a: Step, b: Step, { left, right, top, bottom }: Frame): [number, number] | undefined {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [t0, t1] = [0, 1];
  for (const [p, q] of [[-dx, a.x - left], [dx, right - a.x], [-dy, a.y - top], [dy, bottom - a.y]] as const) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else {
      const t = q / p;
      if (p < 0) t0 = Math.max(t0, t);
      else t1 = Math.min(t1, t);
    }
  }
  return t0 < t1 ? [t0, t1] : undefined;
}
