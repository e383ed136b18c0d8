/** The forward pass through the 2-2-2 network, neuron by neuron: both settings and the stepper. A pure view. */
import type { VNode } from 'preact';
import { brief, fitted, inProduct } from '../numbers.ts';
import { nameAt, numbersOf, passes } from './forward-data.ts';
import type { ForwardData, Neuron } from './forward-data.ts';
import { ForwardPhone, ForwardWide } from './forward-drawing.tsx';

export interface ForwardProps {
  data: ForwardData;
  /** 0 = the whole, 1…4 = a neuron. */
  step: number;
  stale?: boolean;
  problem?: string | undefined;
}

export function ForwardView({ data, step, stale, problem }: ForwardProps): VNode {
  return (
    <div class="network forward" data-stale={stale || undefined}>
      <ForwardWide data={data} step={step} />
      <ForwardPhone data={data} step={step} />
      <p class="unseen">{inWords(data)}</p>
      <Stepper data={data} step={step} problem={problem} />
    </div>
  );
}

function Stepper({ data, step, problem }: { data: ForwardData; step: number; problem?: string | undefined }): VNode {
  const last = passes.length;
  const now = step === 0 ? undefined : passes[step - 1];
  return (
    <div class="stepper" role="group" aria-label="The pass, neuron by neuron">
      <button type="button" class="stepper-back" data-step-by="-1">
        <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true"><path d="M8 0v10L0 5z" /></svg> previous
      </button>
      <div
        class="stepper-ticks"
        role="slider"
        tabindex={0}
        aria-label="Step"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={step}
        aria-valuetext={now ? `${step} of ${last}, ${nameAt(now.layer, now.row)}` : 'the whole'}
      >
        {passes.map((_, n) => (
          <span key={n} class="tick forward" data-to-step={n + 1} data-state={step === 0 || step > n + 1 ? 'done' : step === n + 1 ? 'now' : 'ahead'} />
        ))}
      </div>
      <p class="stepper-says" aria-live="polite">
        {problem !== undefined && <span class="stepper-problem">Still the last result: {problem}. </span>}
        {now ? <Sum data={data} neuron={now} /> : <>The whole pass. Step through it, neuron by neuron.</>}
        <span class="stepper-count">{now ? ` Step ${step} of ${last}` : ''}</span>
      </p>
      <button type="button" class="stepper-on" data-step-by="1">
        next <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true"><path d="M0 0v10L8 5z" /></svg>
      </button>
    </div>
  );
}

/** The neuron's sum, with its numbers. */
function Sum({ data, neuron }: { data: ForwardData; neuron: Neuron }): VNode {
  const { inputs, weights, bias, i, o } = numbersOf(data, neuron);
  return (
    <>
      <span class="figure-name">
        <i>{'xhy'[neuron.layer]}</i>
        <sub>{neuron.row + 1}</sub>
      </span>
      :{' '}
      {weights.map((weight, k) => (
        <span key={k}>
          <span class="k-weight">{k === 0 ? brief(weight, 4, 7) : inProduct(brief(weight, 4, 7))}</span> · <span class="k-signal">{inProduct(brief(inputs[k] ?? NaN, 4, 7))}</span> +{' '}
        </span>
      ))}
      <span class="k-bias">{inProduct(brief(bias, 4, 7))}</span> = {fitted(i, 4, 8)}, and σ makes <b class="k-signal">{fitted(o, 4, 7)}</b> of it.
    </>
  );
}

/** The drawing for those who do not see it. */
function inWords(data: ForwardData): string {
  const neurons = passes.map((neuron) => {
    const { weights, bias, i, o } = numbersOf(data, neuron);
    const from = nameAt(neuron.layer === 1 ? 0 : 1, 0)[0] ?? '';
    return `${nameAt(neuron.layer, neuron.row)}: weights ${weights.map((w, k) => `${brief(w)} from ${from}${k + 1}`).join(' and ')}, bias ${brief(bias)}, input ${fitted(i, 4, 9)}, output ${fitted(o, 4, 9)}.`;
  });
  return `Inputs x1 = ${brief(data.x[0] ?? NaN)} and x2 = ${brief(data.x[1] ?? NaN)}. ${neurons.join(' ')}`;
}
