/** The stepper under the network: back, ticks, what this step does, on. Pure view; the element listens. */
import { Fragment } from 'preact';
import type { VNode } from 'preact';
import { stepsOf } from './network-steps.ts';
import type { Scene } from './network-parts.tsx';
import { Sentence } from './sentence.tsx';

export function Stepper({ scene, problem }: { scene: Scene; problem?: string | undefined }): VNode {
  const { step, trace, place } = scene;
  const steps = stepsOf(trace.after !== undefined && trace.after !== null);
  const lastStep = steps.length;
  const now = step === 0 ? undefined : steps[step - 1];
  return (
    <div class="stepper" role="group" aria-label="One pass, step by step">
      <button type="button" class="stepper-back" data-step-by="-1">
        <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true"><path d="M8 0v10L0 5z" /></svg> previous
      </button>
      <div
        class="stepper-ticks"
        role="slider"
        tabindex={0}
        aria-label="Step"
        aria-valuemin={0}
        aria-valuemax={lastStep}
        aria-valuenow={step}
        aria-valuetext={now ? `${step} of ${lastStep}, ${now.pass}: ${now.name}` : 'the whole'}
      >
        {steps.map((s, n) => (
          <Fragment key={n}>
            {s.pass === 'backward' && steps[n - 1]?.pass === 'forward' && <span class="stepper-turn" />}
            <span class={`tick ${s.pass}`} data-to-step={n + 1} data-state={step === 0 || step > n + 1 ? 'done' : step === n + 1 ? 'now' : 'ahead'} />
          </Fragment>
        ))}
      </div>
      <p class="stepper-says" aria-live="polite">
        {problem !== undefined && <span class="stepper-problem">Still the last result: {problem}. </span>}
        <Sentence trace={trace} place={place} step={step} />
        <span class="stepper-count">{now ? ` Step ${step} of ${lastStep}` : ''}</span>
      </p>
      <button type="button" class="stepper-on" data-step-by="1">
        next <svg viewBox="0 0 8 10" width="8" height="10" aria-hidden="true"><path d="M0 0v10L8 5z" /></svg>
      </button>
    </div>
  );
}
