/** Two cubes with the same points in them, before and after a network, seen from one side that can be chosen. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { edges, hiddenCorner, look } from './cube-data.ts';
import type { CubeData, Seen, View } from './cube-data.ts';

export interface CubeProps {
  data: CubeData;
  view: View;
  stale?: boolean;
  problem?: string | undefined;
}

/** The corner of zeros is at the back, so that the three axes end on the outline. */
export const firstView: View = { turn: -2.5, tilt: 0.42 };

const size = { width: 400, height: 344, middle: 200, centre: 168, edge: 196 };

export function CubeView({ data, view, stale, problem }: CubeProps): VNode {
  const degrees = Math.round((view.turn * 180) / Math.PI);
  return (
    <div class="cubes" data-stale={stale || undefined}>
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
      <p class="cube-legend">
        {data.legend}
        {data.names.map((name, k) => (
          <span key={name}>
            <svg class="figure-drawing" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
              <Mark kind={k} at={{ x: 0, y: 0, near: 0.8 }} />
            </svg>
            {name}
          </span>
        ))}
      </p>
      <div
        class="cube-pair"
        role="slider"
        tabindex={0}
        aria-label="Turn both cubes"
        aria-valuemin={-180}
        aria-valuemax={180}
        aria-valuenow={degrees}
        aria-valuetext={`turned by ${degrees} degrees, seen ${Math.round((view.tilt * 180) / Math.PI)} degrees from above`}
      >
        <Cube title="what comes in" points={data.before} classes={data.classes} axes={['pixel 1', 'pixel 2', 'pixel 3']} view={view} />
        <Cube title="what comes out" points={data.after} classes={data.classes} axes={data.names.map((name) => `“${name}”`)} view={view} />
      </div>
    </div>
  );
}

function Cube({ title, points, classes, axes, view }: { title: string; points: number[][]; classes: number[]; axes: string[]; view: View }): VNode {
  const back = hiddenCorner(view);
  const isBack = (corner: readonly number[]): boolean => corner.every((n, k) => n === back[k]);
  const marks = points.map((point, n) => ({ at: look(point, view), kind: classes[n] ?? 0 })).sort((a, b) => a.at.near - b.at.near);
  const line = (from: readonly number[], to: readonly number[]): string => {
    const [a, b] = [placed(look(from, view)), placed(look(to, view))];
    return `M${a.x} ${a.y}L${b.x} ${b.y}`;
  };
  return (
    <div class="cube">
      <p class="cube-title">{title}</p>
      <svg class="figure-drawing" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        {edges.map(([from, to]) => (
          <path key={`${from}${to}`} class={isBack(from) || isBack(to) ? 'edge behind' : 'edge'} d={line(from, to)} />
        ))}
        {axes.map((_, k) => (
          <Axis key={k} k={k} view={view} />
        ))}
        {marks.map(({ at, kind }, n) => (
          <Mark key={n} kind={kind} at={placed(at)} />
        ))}
        {axes.map((name, k) => (
          <AxisName key={k} name={name} k={k} view={view} />
        ))}
      </svg>
    </div>
  );
}

/** The end of an axis: all zeros but for one. */
const endOf = (k: number, length = 1): number[] => [0, 1, 2].map((n) => (n === k ? length : 0));

function Axis({ k, view }: { k: number; view: View }): VNode {
  const [from, to] = [placed(look([0, 0, 0], view)), placed(look(endOf(k), view))];
  return <path class="axis" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />;
}

/** An axis is named beyond its end, over everything else. */
function AxisName({ name, k, view }: { name: string; k: number; view: View }): VNode {
  const { x, y } = placed(look(endOf(k, 1.14), view));
  const side = Math.abs(x - size.middle) < 60 ? 0 : Math.sign(x - size.middle);
  return <Line x={x - side * 8} y={y + 4} size={13} anchor={side > 0 ? 'start' : side < 0 ? 'end' : 'middle'} class="halo quiet" pieces={[num(name)]} />;
}

function placed({ x, y, near }: Seen): Seen {
  return { x: round(size.middle + x * size.edge), y: round(size.centre + y * size.edge), near };
}

/** A point by its class: a filled circle, an open square, a cross. Near ones are larger and stronger. */
function Mark({ kind, at: { x, y, near } }: { kind: number; at: Seen }): VNode {
  const r = round(3.6 + 2.6 * near);
  const style = `--near:${Math.round(45 + 55 * Math.min(1, Math.max(0, near)))}%`;
  switch (kind) {
    case 0:
      return <circle class="mark filled" cx={x} cy={y} r={r} style={style} />;
    case 1:
      return <rect class="mark open" x={round(x - r * 0.9)} y={round(y - r * 0.9)} width={round(r * 1.8)} height={round(r * 1.8)} style={style} />;
    default:
      return <path class="mark cross" d={`M${round(x - r)} ${round(y - r)}l${round(2 * r)} ${round(2 * r)}m0 ${round(-2 * r)}l${round(-2 * r)} ${round(2 * r)}`} style={style} />;
  }
}
