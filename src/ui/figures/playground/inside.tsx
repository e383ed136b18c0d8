/** Inside the network: the hidden layers as they are now, and what the pixels say for a digit and against it. Pure views. */
import type { VNode } from 'preact';
import { formatNumber } from '../../../engine/format.ts';
import { Discs } from './discs.tsx';
import { Pixels } from './pixels.tsx';
import { Problem, Shares, percent } from './reading.tsx';
import type { EvidenceData, LayersData } from './playground-data.ts';

interface State {
  stale?: boolean;
  problem?: string | undefined;
}

export function LayersView({ data, stale, problem }: State & { data: LayersData }): VNode {
  return (
    <div class="layers" data-stale={stale ? '' : undefined}>
      {data.layers.map(({ name, columns, levels, active }) => (
        <div key={name} class="layer" style={`--columns:${columns}`}>
          <Discs levels={levels} columns={columns} label={`${name}: ${active} of ${levels.length} neurons are active`} />
          <p class="figure-small">{name}, {active} of {levels.length} active</p>
        </div>
      ))}
      <div class="layer layer-out">
        <Shares answer={data.answer} />
        <p class="figure-small">the ten outputs</p>
      </div>
      <Problem problem={problem} />
    </div>
  );
}

export function EvidenceView({ data, stale, problem }: State & { data: EvidenceData }): VNode {
  const most = Math.max(1e-9, ...data.classes.flatMap((each) => [each.for, -each.against, Math.abs(each.rest)]));
  const part = (value: number): string => `--share:${Math.round((1000 * Math.abs(value)) / most) / 10}%`;
  return (
    <div class="evidence" data-stale={stale ? '' : undefined}>
      {data.classes.map((each) => (
        <div key={each.digit} class="evidence-class">
          <Pixels levels={each.levels} width={28} class="k-evidence" label={`What speaks for ${each.digit} and against it, pixel by pixel`} />
          <p class="evidence-title"><em>Is it a <b class="k-signal">{each.digit}</b>?</em><span>{percent(each.share)} %</span></p>
          <dl>
            <dt>for</dt><dd class="above"><i style={part(each.for)} />{formatNumber(each.for, 1)}</dd>
            <dt>against</dt><dd class="below"><i style={part(each.against)} />{formatNumber(each.against, 1)}</dd>
            <dt>whatever is drawn</dt><dd class="rest"><i style={part(each.rest)} />{formatNumber(each.rest, 1)}</dd>
            <dt>together</dt><dd><b>{formatNumber(each.for + each.against + each.rest, 1)}</b></dd>
          </dl>
        </div>
      ))}
      <Problem problem={problem} />
    </div>
  );
}
