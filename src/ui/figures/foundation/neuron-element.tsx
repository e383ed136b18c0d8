/** `<cr-neuron>`: the neuron in the page. Its knobs are the page's own inputs and live beside it. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { neuronProblem } from './neuron-data.ts';
import type { NeuronData } from './neuron-data.ts';
import { NeuronView } from './neuron.tsx';

export const attach: Attach = (host, session) => {
  const place = host.querySelector('.figure-live') ?? host;
  return follow<NeuronData>({
    host,
    session,
    problemOf: neuronProblem,
    draw: ({ data, stale, problem }) => render(<NeuronView data={data} stale={stale} problem={problem} />, place),
  });
};
