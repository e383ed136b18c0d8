/** One panel of a landscape: ground, axes, walk. Drawn twice, for wide places and for phones. */
import type { VNode } from 'preact';
import { ticksBetween } from './landscape-data.ts';
import type { LandscapeData, Walk } from './landscape-data.ts';
import { seenIn } from './leaving.ts';
import type { Step } from './leaving.ts';
import { Line, num, round, sym } from './math.tsx';
import { brief } from './numbers.ts';

const settings = {
  wide: { width: 278, height: 268, left: 27, right: 2, top: 2, bottom: 36 },
  phone: { width: 352, height: 330, left: 36, right: 8, top: 2, bottom: 36 },
};

export interface PanelProps extends Pick<LandscapeData, 'across' | 'up' | 'x' | 'y'> {
  walk: Walk;
  id: string;
  setting: keyof typeof settings;
  says: string;
}

export function Panel({ walk, id, setting, says, ...data }: PanelProps): VNode {
  const { width, height, left, right, top, bottom } = settings[setting];
  const frame = { left, right: width - right, top, bottom: height - bottom };
  const [w, h] = [frame.right - frame.left, frame.bottom - frame.top];
  const x = scale(data.x, frame.left, frame.right);
  const y = scale(data.y, frame.bottom, frame.top);
  const columns = data.x.length - 1;
  const rows = data.y.length - 1;
  const path = walk.path.map((step) => ({ x: x(step.x), y: y(step.y) }));
  const base = frame.bottom + 17;
  return (
    <svg class={`figure-drawing panel-${setting}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
      <svg class="map" x={frame.left} y={frame.top} width={w} height={h} viewBox={`0 0 ${w} ${h}`}>
        <use href={`#${id}-hills`} transform={`matrix(${fine(w / columns)} 0 0 ${fine(-h / rows)} 0 ${h})`} />
      </svg>
      <rect class="frame" x={frame.left} y={frame.top} width={w} height={h} />
      {ticksBetween(data.x[0] ?? 0, data.x.at(-1) ?? 1).map((tick) => (
        <Line key={`x${tick}`} x={x(tick)} y={base} size={12} class="quiet" pieces={[num(brief(tick, 2))]} />
      ))}
      {ticksBetween(data.y[0] ?? 0, data.y.at(-1) ?? 1).filter((tick) => y(tick) > frame.top + 26).map((tick) => (
        <Line key={`y${tick}`} x={frame.left - 6} y={y(tick) + 4} size={12} anchor="end" class="quiet" pieces={[num(brief(tick, 2))]} />
      ))}
      <g data-q={data.across}>
        <Line x={frame.right} y={base + 16} size={15} anchor="end" pieces={[name(data.across)]} />
      </g>
      <g data-q={data.up}>
        <Line x={frame.left - 6} y={frame.top + 12} size={15} anchor="end" class="halo" pieces={[name(data.up)]} />
      </g>
      <Track path={path} frame={frame} />
    </svg>
  );
}

const name = (id: string) => sym(id[0] ?? '', id.slice(1), id.startsWith('b') ? 'bias' : 'weight');

const fine = (n: number): number => Math.round(n * 1e4) / 1e4;

/** Values to coordinates. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 1];
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The walk: an open circle where it starts, a dot a step, and an arrow with words where it leaves the map. */
function Track({ path, frame }: { path: Step[]; frame: { left: number; right: number; top: number; bottom: number } }): VNode {
  const { pieces, leaves } = seenIn(path, frame);
  const inside = (p: Step): boolean => p.x >= frame.left && p.x <= frame.right && p.y >= frame.top && p.y <= frame.bottom;
  const start = path[0];
  const dots = path.slice(1).filter(inside);
  const end = path.at(-1);
  const line = pieces.map(({ from, to }) => `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`).join('');
  const arrows = pieces.filter(({ from, to, whole }) => whole && Math.hypot(to.x - from.x, to.y - from.y) > 34);
  return (
    <g class="track">
      <path class="track-ground" d={line} />
      <path class="track-line" d={line} />
      {arrows.map(({ from, to }, k) => (
        <Head key={k} at={{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }} dx={to.x - from.x} dy={to.y - from.y} />
      ))}
      {dots.map((dot, k) => (
        <circle key={k} class="track-dot" cx={round(dot.x)} cy={round(dot.y)} r={dot === end ? 3.5 : 2.2} />
      ))}
      {leaves && (
        <>
          <Head at={leaves.at} dx={leaves.dx} dy={leaves.dy} tip />
          <Leaving at={leaves.at} frame={frame} start={start} />
        </>
      )}
      {start && inside(start) && (
        <>
          <circle class="track-start" cx={round(start.x)} cy={round(start.y)} r="4.5" />
          <Line {...startLabel(path, frame)} size={12} class="halo" pieces={[num('start')]} />
        </>
      )}
    </g>
  );
}

/** The word "start" stands on the side that the walk does not take. */
function startLabel(path: Step[], frame: { left: number; right: number; top: number }): { x: number; y: number; anchor: 'start' | 'end' } {
  const [a, b] = [path[0] as Step, path[1] ?? (path[0] as Step)];
  const goesRight = b.x >= a.x;
  const goesUp = b.y < a.y;
  const anchor = goesRight ? (a.x - 42 < frame.left ? 'start' : goesUp ? 'end' : 'start') : 'start';
  const y = goesUp ? a.y + 16 : a.y - 8 < frame.top + 12 ? a.y + 18 : a.y - 8;
  return { x: anchor === 'start' ? Math.min(a.x + 5, frame.right - 30) : a.x - 6, y, anchor };
}

/** An arrow's head, its middle (or its tip) at a point. */
function Head({ at, dx, dy, tip = false }: { at: Step; dx: number; dy: number; tip?: boolean }): VNode {
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  return <path class="track-head" d={tip ? 'M0 0l-9 4v-8z' : 'M5 0l-9 3.8v-7.6z'} transform={`translate(${round(at.x)} ${round(at.y)}) rotate(${round(angle)})`} />;
}

function Leaving({ at, frame, start }: { at: Step; frame: { left: number; right: number; top: number; bottom: number }; start: Step | undefined }): VNode {
  const atRight = at.x > (frame.left + frame.right) / 2;
  const nearTop = at.y < frame.top + 24;
  const nearBottom = at.y > frame.bottom - 24;
  const below = nearTop || (!nearBottom && (start?.y ?? 0) < at.y);
  const y = nearBottom ? at.y - 8 : below ? at.y + 18 : at.y - 10;
  return <Line x={atRight ? Math.min(at.x - 8, frame.right - 4) : Math.max(at.x + 8, frame.left + 4)} y={y} size={12} anchor={atRight ? 'end' : 'start'} class="halo" pieces={[num('leaves the map', 'gradient')]} />;
}
