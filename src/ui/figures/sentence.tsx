/** What a step does, in one sentence with the live numbers of the chosen parameter's way. */
import type { ComponentChildren, VNode } from 'preact';
import type { Kind } from '../../engine/protocol.ts';
import { brief, fitted, inProduct } from './numbers.ts';
import { chainOf, gradientOf, nodeName, parameterOf, placeOf, places } from './trace.ts';
import type { Place, Trace } from './trace.ts';

/** A name in running text: w with a subscript 5, lightable. */
export function Name({ id, kind }: { id: string; kind?: Kind }): VNode {
  return (
    <span class={`figure-name${kind ? ` k-${kind}` : ''}`} data-q={id}>
      <i>{id[0]}</i>
      {id.length > 1 && <sub>{id.slice(1)}</sub>}
    </span>
  );
}

const Num = ({ kind, children }: { kind: Kind; children: ComponentChildren }): VNode => <b class={`k-${kind}`}>{children}</b>;

const slope = (value: number): string => fitted(value, 4, 9);
const result = (value: number): string => fitted(value, 6, 11);

/** The sentence of a step. */
export function Sentence({ trace, place, step }: { trace: Trace; place: Place; step: number }): VNode {
  const own = <Name id={place.id} kind={place.kind} />;
  const hidden = nodeName(1, place.layer === 1 ? place.to : (place.from ?? 0));
  const h = hidden === 'h2' ? 1 : 0;
  const y = place.layer === 2 ? place.to : 0;
  const output = nodeName(2, y);
  const at = <T,>(list: readonly T[], n: number): T => list[n] as T;
  switch (step) {
    case 1:
      return (
        <>
          Each hidden neuron weighs its inputs. <Name id={hidden} />: {weighed(at(trace.W1, h), trace.x, at(trace.b1, h), at(trace.i1, h))}, and σ makes that{' '}
          <Num kind="signal">{slope(at(trace.o1, h))}</Num>.
        </>
      );
    case 2:
      return (
        <>
          The last layer does the same with what it hears. <Name id={output} />: <i>i</i> = {slope(at(trace.i2, y))}, so <i>o</i> ={' '}
          <Num kind="signal">{slope(at(trace.o2, y))}</Num>.
        </>
      );
    case 3:
      return (
        <>
          Each output’s distance from what was expected, squared: {slope(at(trace.terms, 0))} + {slope(at(trace.terms, 1))} ={' '}
          <Num kind="cost">{result(trace.cost)}</Num>.
        </>
      );
    case 4:
      return (
        <>
          Now back. How fast does <Name id="C" kind="cost" /> change with each output? By <Num kind="gradient">{slope(at(trace.dCdo2, 0))}</Num> at <Name id="y1" />,{' '}
          <Num kind="gradient">{slope(at(trace.dCdo2, 1))}</Num> at <Name id="y2" />.
        </>
      );
    case 5:
      return (
        <>
          Through σ, from output to input. At <Name id={output} />: {slope(at(trace.dCdo2, y))} · {inProduct(slope(at(trace.dodi2, y)))} ={' '}
          <Num kind="gradient">{slope(at(trace.delta2, y))}</Num>, which is also its bias’s slope.
        </>
      );
    case 6:
      return lastLayer(trace, place);
    case 7:
      return (
        <>
          Each hidden output collects from both neurons that heard it. <Name id={hidden} />:{' '}
          {trace.delta2.map((delta, k) => (
            <>
              {k > 0 && ' + '}
              {inProduct(brief(at(at(trace.W2, k), h)))} · {inProduct(slope(delta))}
            </>
          ))}{' '}
          = <Num kind="gradient">{slope(at(trace.dCdo1, h))}</Num>.
        </>
      );
    case 8:
      return hiddenLayer(trace, place);
    case 9:
      return update(trace, place);
    default:
      return atRest(trace, place, own);
  }
}

function weighed(weights: readonly number[], inputs: readonly number[], bias: number, sum: number): VNode {
  return (
    <>
      {weights.map((w, k) => (
        <>
          {k > 0 && ' + '}
          {inProduct(brief(w))} · {inProduct(brief(inputs[k] ?? NaN))}
        </>
      ))}{' '}
      + {inProduct(brief(bias))} = {slope(sum)}
    </>
  );
}

function lastLayer(trace: Trace, chosen: Place): VNode {
  const place = chosen.layer === 2 && chosen.kind === 'weight' ? chosen : placeOf(places.find((p) => p.kind === 'weight' && p.layer === 2 && (chosen.layer === 2 ? p.to === chosen.to : p.from === chosen.to))?.id);
  const from = place.from ?? 0;
  return (
    <>
      A weight’s slope is that, times what came in over it. <Name id={place.id} kind="weight" />: {slope(trace.delta2[place.to] ?? NaN)} ·{' '}
      {inProduct(slope(trace.o1[from] ?? NaN))} = <Num kind="gradient">{result(gradientOf(trace, place))}</Num>.
    </>
  );
}

function hiddenLayer(trace: Trace, chosen: Place): VNode {
  const fallback = places.find((p) => p.kind === 'weight' && p.layer === 1 && p.to === (chosen.from ?? 0));
  const place = chosen.layer === 1 ? chosen : placeOf(fallback?.id);
  const chain = chainOf(trace, place);
  return (
    <>
      Through σ, then times what came in. <Name id={place.id} kind={place.kind} />: {slope(chain.dCdo)} · {inProduct(slope(chain.dodi))} ·{' '}
      {inProduct(brief(chain.didp))} = <Num kind="gradient">{result(chain.product)}</Num>.
    </>
  );
}

function update(trace: Trace, place: Place): VNode {
  if (!trace.after) return <>Now every parameter would move against its slope.</>;
  const { after } = trace;
  const way = after.cost < trace.cost ? 'falls' : after.cost > trace.cost ? 'rises' : 'stays';
  return (
    <>
      All twelve move against their slopes. <Name id={place.id} kind={place.kind} />: {brief(parameterOf(trace, place))} − {inProduct(brief(after.eta))} ·{' '}
      {inProduct(slope(gradientOf(trace, place)))} = <Num kind={place.kind}>{result(parameterOf(after, place))}</Num>, and <Name id="C" kind="cost" /> {way} to{' '}
      <Num kind="cost">{result(after.cost)}</Num>.
    </>
  );
}

function atRest(trace: Trace, place: Place, own: VNode): VNode {
  const to = nodeName(place.layer, place.to);
  const gradient = <Num kind="gradient">{result(gradientOf(trace, place))}</Num>;
  if (place.layer === 2) {
    return place.kind === 'weight' ? (
      <>
        {own}, from <Name id={nodeName(1, place.from ?? 0)} /> to <Name id={to} />: three factors, multiplied, give its slope, {gradient}.
      </>
    ) : (
      <>
        {own}, the bias of <Name id={to} />: the last factor is 1, and the other two give its slope, {gradient}.
      </>
    );
  }
  return (
    <>
      {own}, {place.kind === 'weight' ? <>from <Name id={nodeName(0, place.from ?? 0)} /> to</> : 'the bias of'} <Name id={to} />: both outputs hear <Name id={to} />, so the
      first factor is a sum of two. The slope is {gradient}.
    </>
  );
}
