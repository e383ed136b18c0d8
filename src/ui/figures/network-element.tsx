/** `<cr-network>`: the network in the page. Choosing a parameter sets an input; stepping is the figure's own. */
import { render } from 'preact';
import { follow } from './follow.ts';
import { NetworkView } from './network.tsx';
import { stepsOf } from './network-steps.ts';
import type { Attach } from './register.ts';
import { parameterIds, placeOf, traceProblem } from './trace.ts';
import type { ParameterId, Trace } from './trace.ts';

export const attach: Attach = (host, session) => {
  const chooses = host.dataset['chooses'] ?? '';
  let own: ParameterId | undefined;
  let step = 0;
  let last = lastStepOf(undefined);
  let drawn = '';
  let everything = false;

  const chosen = (): ParameterId => own ?? placeOf(chooses === '' ? undefined : session.input(chooses)).id;
  const choose = (id: ParameterId): void => {
    if (chooses !== '') session.setInput(chooses, id);
    else {
      own = id;
      follower.redraw();
    }
  };
  const go = (to: number): void => {
    step = (to + last + 1) % (last + 1);
    follower.redraw();
  };

  const follower = follow<Trace>({
    host,
    session,
    problemOf: traceProblem,
    inputs: [chooses],
    draw: ({ data, stale, problem }) => {
      last = lastStepOf(data);
      step = Math.min(step, last);
      // Dragging η changes `after` alone, which only the last step shows.
      const { after, ...before } = data;
      const key = JSON.stringify([before, step === last ? after : 0, chosen(), step, stale, problem, last]);
      if (key === drawn) return;
      drawn = key;
      render(<NetworkView trace={data} chosen={chosen()} step={step} stale={stale} problem={problem} skip={everything ? undefined : hiddenSetting(host)} />, host);
    },
  });

  host.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const choice = target?.closest('[data-choice]')?.getAttribute('data-choice');
    const by = target?.closest('[data-step-by]')?.getAttribute('data-step-by');
    const to = target?.closest('[data-to-step]')?.getAttribute('data-to-step');
    if (choice) choose(placeOf(choice).id);
    else if (by) go(step + Number(by));
    else if (to) go(Number(to) === step ? 0 : Number(to));
  });

  host.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const radio = target?.closest('[data-choice]');
    if (radio) {
      const id = keyChoice(event.key, placeOf(radio.getAttribute('data-choice')).id);
      if (!id) return;
      event.preventDefault();
      choose(id);
      radio.closest('svg')?.querySelector<SVGElement>(`[data-choice="${id}"]`)?.focus();
    } else if (target?.closest('[role=slider]')) {
      const to = keyStep(event.key, step, last);
      if (to === undefined) return;
      event.preventDefault();
      go(to);
    }
  });

  // The setting that was hidden catches up when it may come to be seen.
  const view = host.ownerDocument.defaultView;
  const catchUp = (printing: boolean): void => {
    everything = printing;
    drawn = '';
    follower.redraw();
  };
  view?.addEventListener('beforeprint', () => catchUp(true));
  view?.addEventListener('afterprint', () => catchUp(false));
  view?.addEventListener('resize', () => catchUp(false), { passive: true });
  return follower;
};

const lastStepOf = (trace: Trace | undefined): number => stepsOf(trace?.after !== undefined && trace.after !== null).length;

/** Arrows walk the twelve, Enter and space take the one that has the focus. */
function keyChoice(key: string, id: ParameterId): ParameterId | undefined {
  const n = parameterIds.indexOf(id);
  const count = parameterIds.length;
  switch (key) {
    case 'Enter':
    case ' ':
      return id;
    case 'ArrowRight':
    case 'ArrowDown':
      return parameterIds[(n + 1) % count];
    case 'ArrowLeft':
    case 'ArrowUp':
      return parameterIds[(n + count - 1) % count];
    case 'Home':
      return parameterIds[0];
    case 'End':
      return parameterIds[count - 1];
    default:
      return undefined;
  }
}

function keyStep(key: string, step: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(step + 1, last);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(step - 1, 0);
    case 'Home':
    case 'Escape':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The setting that the element's width does not show: it is not redrawn with every number. */
function hiddenSetting(host: HTMLElement): 'wide' | 'phone' | undefined {
  const shown = (name: string): boolean => (host.querySelector(name)?.getClientRects().length ?? 1) > 0;
  const [wide, phone] = [shown('.network-wide'), shown('.network-phone')];
  return wide === phone ? undefined : wide ? 'phone' : 'wide';
}
