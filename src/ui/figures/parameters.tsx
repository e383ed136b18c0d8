/** The twelve parameters, one a row: value, slope, step, value after, and the slope as a bar from zero. A pure view. */
import type { VNode } from 'preact';
import { brief, fitted } from './numbers.ts';
import { Name } from './sentence.tsx';
import { gradientOf, nodeName, parameterOf, places } from './trace.ts';
import type { ParameterId, Place, Trace } from './trace.ts';

export interface ParametersProps {
  trace: Trace;
  chosen: ParameterId | undefined;
  stale?: boolean;
  problem?: string | undefined;
}

export function ParametersView({ trace, chosen, stale, problem }: ParametersProps): VNode {
  const gradients = places.map((place) => Math.abs(gradientOf(trace, place))).filter(Number.isFinite);
  const longest = Math.max(...gradients) || 1;
  const decimals = Math.max(2, ...places.map((place) => brief(parameterOf(trace, place), 6, 10).split('.')[1]?.length ?? 0));
  const { after } = trace;
  return (
    <div class="parameters" data-stale={stale || undefined}>
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">name</span></th>
            <th scope="col" class="role"><span class="unseen">role</span></th>
            <th scope="col" class="number">before</th>
            <th scope="col" class="number">slope</th>
            {after && <th scope="col" class="number step">−η × slope</th>}
            {after && <th scope="col" class="number">after</th>}
            <th scope="col" class="bars">
              <span class="bars-head">
                <span><BarArrow back /> will grow</span>
                <span>will shrink <BarArrow /></span>
              </span>
            </th>
          </tr>
        </thead>
        {(['weight', 'bias'] as const).map((kind) => (
          <tbody key={kind}>
            {places.filter((place) => place.kind === kind).map((place) => (
              <Row key={place.id} trace={trace} place={place} isChosen={place.id === chosen} longest={longest} decimals={decimals} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps {
  trace: Trace;
  place: Place;
  isChosen: boolean;
  /** The largest slope: its bar fills the column. */
  longest: number;
  /** Of the values before the step, so that their points stand under each other. */
  decimals: number;
}

function Row({ trace, place, isChosen, longest, decimals }: RowProps): VNode {
  const gradient = gradientOf(trace, place);
  const { after } = trace;
  const role = place.from === undefined
    ? <>bias of <Name id={nodeName(place.layer, place.to)} /></>
    : <><Name id={nodeName(place.layer === 1 ? 0 : 1, place.from)} /> to <Name id={nodeName(place.layer, place.to)} /></>;
  return (
    <tr data-q={place.id} data-choice={place.id} data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" class={`k-${place.kind}`} aria-pressed={isChosen} aria-label={`Choose ${place.id}`}>
          <Name id={place.id} kind={place.kind} />
        </button>
      </th>
      <td class="role">{role}</td>
      <td class="number">{fitted(parameterOf(trace, place), decimals, 12, false)}</td>
      <td class="number k-gradient">{fitted(gradient, 6, 12)}</td>
      {after && <td class="number step">{fitted(-after.eta * gradient, 6, 12)}</td>}
      {after && <td class={`number k-${place.kind}`}>{fitted(parameterOf(after, place), 6, 12)}</td>}
      <td class="bars">
        <svg viewBox="-100 0 200 10" preserveAspectRatio="none" aria-hidden="true">
          <Bar share={gradient / longest} />
          <path class="zero" d="M0 -4V14" />
        </svg>
      </td>
    </tr>
  );
}

function Bar({ share }: { share: number }): VNode | null {
  if (!Number.isFinite(share)) return null;
  const length = Math.round(Math.abs(share) * 980) / 10;
  return <rect class="bar" x={share < 0 ? -length : 0} y="1.5" width={length} height="7" />;
}

function BarArrow({ back = false }: { back?: boolean }): VNode {
  return (
    <svg class="bar-arrow" viewBox="0 0 14 8" width="14" height="8" aria-hidden="true">
      <path d={back ? 'M14 4H2M5.5 .5L2 4l3.5 3.5' : 'M0 4h12M8.5 .5L12 4 8.5 7.5'} />
    </svg>
  );
}
