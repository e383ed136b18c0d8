/** One map: its ground, its axes, what is on it. Drawn twice, for wide places and for phones. */
import type { VNode } from 'preact';
import type { Kind } from '../../../engine/protocol.ts';
import { ticksBetween } from '../landscape-data.ts';
import { Line, num, round, sym } from '../math.tsx';
import { brief } from '../numbers.ts';
import { still } from '../still.ts';
import type { MapPanel, MapsData } from './maps-data.ts';
import { Walk, type Box } from './walk.tsx';

const settings = {
  wide: { width: 278, height: 268, left: 30, right: 2, top: 2, bottom: 36 },
  phone: { width: 352, height: 330, left: 36, right: 8, top: 2, bottom: 36 },
};

type Setting = keyof typeof settings;

interface SheetProps extends Pick<MapsData, 'x' | 'y' | 'across' | 'up'> {
  /** The id of its ground. */
  ground: string;
  setting: Setting;
}

interface DrawingProps extends SheetProps {
  marks: MapsData['marks'];
  panel: MapPanel;
}

export const MapDrawing = still(({ panel, marks = [], ...sheet }: DrawingProps): VNode => {
  const { width, height } = settings[sheet.setting];
  const { box, x, y } = placed(sheet);
  const at = (place: { x: number; y: number }): { x: number; y: number } => ({ x: x(Number(place.x)), y: y(Number(place.y)) });
  return (
    <svg class={`figure-drawing panel-${sheet.setting}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(panel)}>
      <Sheet {...sheet} />
      {marks.map((mark, k) => (
        <Mark key={k} at={at(mark)} text={mark.text} />
      ))}
      {panel.points && <Examples points={panel.points.map((point) => ({ ...at(point), of: point.of }))} />}
      {panel.path && <Walk path={panel.path.map(at)} box={box} />}
    </svg>
  );
});

/** What a map is drawn on: the ground, its frame, the axes. No walk changes it. */
const Sheet = still((sheet: SheetProps): VNode => {
  const { x: columns, y: rows, across, up, ground } = sheet;
  const { box, x, y } = placed(sheet);
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  const base = box.bottom + 17;
  return (
    <>
      <svg class="map" x={box.left} y={box.top} width={w} height={h} viewBox={`0 0 ${w} ${h}`}>
        <use href={`#${ground}-ground`} transform={`matrix(${fine(w / (columns.length - 1))} 0 0 ${fine(-h / (rows.length - 1))} 0 ${h})`} />
      </svg>
      <rect class="frame" x={box.left} y={box.top} width={w} height={h} />
      {ticksBetween(columns[0] ?? 0, columns.at(-1) ?? 1).filter((tick) => x(tick) < box.right - 26).map((tick) => (
        <Line key={`x${tick}`} x={x(tick)} y={base} size={12} class="quiet" pieces={[num(brief(tick, 2))]} />
      ))}
      {ticksBetween(rows[0] ?? 0, rows.at(-1) ?? 1).filter((tick) => y(tick) > box.top + 26).map((tick) => (
        <Line key={`y${tick}`} x={box.left - 6} y={y(tick) + 4} size={12} anchor="end" class="quiet" pieces={[num(brief(tick, 2))]} />
      ))}
      <Line x={box.right} y={base} size={15} anchor="end" pieces={[nameOf(across)]} />
      <Line x={box.left - 6} y={box.top + 12} size={15} anchor="end" pieces={[nameOf(up)]} />
    </>
  );
});

/** Where the map stands in its drawing, and where a value stands on it. */
function placed({ x, y, setting }: Pick<SheetProps, 'x' | 'y' | 'setting'>): { box: Box; x: (value: number) => number; y: (value: number) => number } {
  const { width, height, left, right, top, bottom } = settings[setting];
  const box = { left, right: width - right, top, bottom: height - bottom };
  return { box, x: scale(x, box.left, box.right), y: scale(y, box.bottom, box.top) };
}

const kinds: Record<string, Kind> = { w: 'weight', b: 'bias', x: 'signal' };

const nameOf = (name: string): ReturnType<typeof sym> => sym(name[0] ?? '', name.slice(1) || undefined, kinds[name[0] ?? '']);

const fine = (n: number): number => Math.round(n * 1e4) / 1e4;

/** Values to coordinates. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 1];
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** A place with a name: a small cross. */
function Mark({ at, text }: { at: { x: number; y: number }; text: string }): VNode {
  return (
    <g class="map-mark">
      <path d={`M${round(at.x - 4)} ${round(at.y)}h8M${round(at.x)} ${round(at.y - 4)}v8`} />
      <Line x={at.x + 7} y={at.y - 6} size={12} anchor="start" class="halo" pieces={[num(text)]} />
    </g>
  );
}

/** Examples: filled for class 1, open for class 0. */
function Examples({ points }: { points: { x: number; y: number; of: number }[] }): VNode {
  return (
    <g class="examples">
      {points.map(({ x, y, of }, k) => (
        <circle key={k} class={of === 1 ? 'one' : 'zero'} cx={round(x)} cy={round(y)} r="4" />
      ))}
    </g>
  );
}

function inWords({ title, note, result, path, points }: MapPanel): string {
  const parts = [[title, note, result].filter(Boolean).join(', ')];
  if (path) parts.push(`a walk of ${path.length - 1} steps`);
  if (points) parts.push(`${points.length} examples`);
  return `Map: ${parts.join('; ')}.`;
}
