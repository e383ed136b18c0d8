/** Small multiples: functions side by side on one scale; on a phone two in a row. A pure view. */
import type { VNode } from 'preact';
import { Line, num, round } from '../math.tsx';
import { brief, fitted } from '../numbers.ts';
import type { PanelData, PanelsData } from './panels-data.ts';
import { acrossAt, Ground, lineThrough, upAt, Window } from './plot-frame.tsx';
import type { Frame } from './plot-frame.tsx';

export interface PanelsProps {
  data: PanelsData;
  stale?: boolean;
  problem?: string | undefined;
}

interface Setting {
  name: 'wide' | 'phone';
  width: number;
  /** Panels in a row. */
  columns: number;
  /** Room for the figures at the left, between panels, and the height of a row with that of its plot. */
  left: number;
  gap: number;
  row: number;
  plot: number;
}

const wide: Setting = { name: 'wide', width: 592, columns: 4, left: 26, gap: 16, row: 184, plot: 130 };
const phone: Setting = { name: 'phone', width: 352, columns: 2, left: 26, gap: 18, row: 186, plot: 126 };
const head = 26;

export function PanelsView({ data, stale, problem }: PanelsProps): VNode {
  return (
    <div class="panels" data-stale={stale || undefined}>
      <Drawing data={data} setting={wide} />
      <Drawing data={data} setting={phone} />
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
    </div>
  );
}

function Drawing({ data, setting }: { data: PanelsData; setting: Setting }): VNode {
  const { name, width, columns, row, plot } = setting;
  const rows = Math.ceil(data.panels.length / columns);
  return (
    <svg class={`figure-drawing panels-${name}`} viewBox={`0 0 ${width} ${rows * row - (row - head - plot) + 28}`} role="img" aria-label={inWords(data)}>
      {data.panels.map((panel, k) => (
        <Panel key={panel.name} data={data} panel={panel} frame={frameOf(data, setting, k)} isFirst={k % columns === 0} />
      ))}
    </svg>
  );
}

function frameOf({ x, range }: PanelsData, { width, columns, left, gap, row, plot }: Setting, k: number): Frame {
  const room = (width - left - 4 - gap * (columns - 1)) / columns;
  const from = left + (k % columns) * (room + gap);
  const top = Math.floor(k / columns) * row + head;
  return { left: round(from), right: round(from + room), top, bottom: top + plot, x: [x[0] ?? 0, x.at(-1) ?? 1], y: [range[0] ?? 0, range[1] ?? 1] };
}

function Panel({ data, panel, frame, isFirst }: { data: PanelsData; panel: PanelData; frame: Frame; isFirst: boolean }): VNode {
  const { left, right, top, bottom, x: [low, high] } = frame;
  const { dot, note } = panel;
  return (
    <g>
      <Line x={(left + right) / 2} y={top - 10} size={13} class="k-ink" pieces={[num(panel.name)]} />
      <Ground frame={frame} across={data.across} up={data.up} bare={!isFirst} />
      {low < 0 && high > 0 && <path class="upright" d={`M${round(acrossAt(frame, 0))} ${top}V${bottom}`} />}
      <Window frame={frame}>
        {panel.lines.map((line, k) => (
          <path key={k} class="curve" d={lineThrough(frame, line.map((y, n) => ({ x: data.x[n] ?? NaN, y: Number(y) })))} />
        ))}
      </Window>
      {dot && <circle class="now" cx={round(acrossAt(frame, dot.x))} cy={round(upAt(frame, dot.y))} r="4.5" />}
      {note && <Line x={left + 2} y={top + 17} size={12} anchor="start" class="k-signal halo" pieces={[num(note)]} />}
    </g>
  );
}

function inWords({ panels, x }: PanelsData): string {
  const says = panels.map(({ name, lines, dot }) => {
    const marked = dot ? `, at ${brief(dot.x)} it is ${fitted(dot.y, 4, 8)}` : '';
    const ends = lines.map((line) => `from ${fitted(Number(line[0]), 2, 7)} to ${fitted(Number(line.at(-1)), 2, 7)}`).join(', ');
    return `${name}: ${ends}${marked}`;
  });
  return `Curves from ${brief(x[0] ?? NaN)} to ${brief(x.at(-1) ?? NaN)}. ${says.join('; ')}.`;
}
