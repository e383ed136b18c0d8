/** A walk on a map: an open circle where it starts, a dot a step as long as they can be told apart, a full one where it ends. */
import type { VNode } from 'preact';
import { seenIn, type Step } from '../leaving.ts';
import { Line, num, round } from '../math.tsx';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A walk of more steps than this is a line. */
const FEW = 120;

export function Walk({ path, box }: { path: Step[]; box: Box }): VNode {
  const { pieces, leaves } = seenIn(path, box);
  const inside = ({ x, y }: Step): boolean => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  const few = path.length <= FEW;
  const line = lineOf(pieces, few ? 0.4 : 1);
  const [start, end] = [path[0], path.at(-1)];
  return (
    <g class="track">
      {few && <path class="track-ground" d={line} />}
      <path class={few ? 'track-line' : 'track-line many'} d={line} />
      {few && <path class="track-dots" d={path.slice(1, -1).filter(inside).map((dot) => `M${round(dot.x)} ${round(dot.y)}h0`).join('')} />}
      {end && path.length > 1 && inside(end) && <circle class="track-end" cx={round(end.x)} cy={round(end.y)} r="4" />}
      {leaves && <Leaving at={leaves.at} dx={leaves.dx} dy={leaves.dy} box={box} />}
      {start && inside(start) && (
        <>
          <circle class="track-start" cx={round(start.x)} cy={round(start.y)} r="4.5" />
          <StartLabel start={start} to={path[1] ?? start} box={box} />
        </>
      )}
    </g>
  );
}

/** Pieces that hang together are one stroke; steps too short to be seen are left out. */
function lineOf(pieces: readonly { from: Step; to: Step }[], shortest: number): string {
  let d = '';
  let pen: Step | undefined;
  pieces.forEach(({ from, to }, k) => {
    const goesOn = pen && Math.hypot(from.x - pen.x, from.y - pen.y) < shortest + 0.3;
    const next = pieces[k + 1];
    if (goesOn && next && Math.hypot(to.x - (pen?.x ?? 0), to.y - (pen?.y ?? 0)) < shortest) return;
    d += `${goesOn ? '' : `M${round(from.x)} ${round(from.y)}`}L${round(to.x)} ${round(to.y)}`;
    pen = to;
  });
  return d;
}

/** The word stands on the side that the walk does not take. */
function StartLabel({ start, to, box }: { start: Step; to: Step; box: Box }): VNode {
  const goesDown = to.y > start.y;
  const y = goesDown && start.y - 10 > box.top + 12 ? start.y - 9 : !goesDown && start.y + 18 < box.bottom ? start.y + 18 : start.y + 4;
  const beside = y === start.y + 4;
  const right = box.right - start.x > 44;
  return <Line x={right ? start.x + (beside ? 9 : -4) : start.x + (beside ? -9 : 4)} y={y} size={12} anchor={right ? 'start' : 'end'} class="halo" pieces={[num('start')]} />;
}

/** An arrow's head where the walk leaves the map, and words to it. */
function Leaving({ at, dx, dy, box }: { at: Step; dx: number; dy: number; box: Box }): VNode {
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  const atRight = at.x > (box.left + box.right) / 2;
  const y = at.y > (box.top + box.bottom) / 2 ? at.y - 12 : at.y + 22;
  return (
    <>
      <path class="track-head" d="M0 0l-9 4v-8z" transform={`translate(${round(at.x)} ${round(at.y)}) rotate(${round(angle)})`} />
      <Line x={atRight ? Math.min(at.x - 6, box.right - 6) : Math.max(at.x + 6, box.left + 6)} y={y} size={12} anchor={atRight ? 'end' : 'start'} class="halo" pieces={[num('leaves the map', 'gradient')]} />
    </>
  );
}
