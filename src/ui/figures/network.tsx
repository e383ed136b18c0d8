/** The worked example's network: both settings of the drawing and the stepper. A pure view. */
import { Component } from 'preact';
import type { ComponentChildren, VNode } from 'preact';
import { sceneOf } from './network-parts.tsx';
import type { NetworkProps } from './network-parts.tsx';
import { NetworkPhone } from './network-phone.tsx';
import { NetworkWide } from './network-wide.tsx';
import { Stepper } from './stepper.tsx';
import { brief, fitted } from './numbers.ts';
import type { Trace } from './trace.ts';

export type { NetworkProps } from './network-parts.tsx';

export function NetworkView(props: NetworkProps): VNode {
  const scene = sceneOf(props);
  return (
    <div class="network" data-stale={props.stale || undefined}>
      <Kept skip={props.skip === 'wide'}>
        <NetworkWide scene={scene} />
      </Kept>
      <Kept skip={props.skip === 'phone'}>
        <NetworkPhone scene={scene} />
      </Kept>
      <p class="unseen">{inWords(props.trace)}</p>
      <Stepper scene={scene} problem={props.problem} />
    </div>
  );
}

/** Draws what it holds, except when told to leave it as it is. */
class Kept extends Component<{ skip: boolean; children: ComponentChildren }> {
  override shouldComponentUpdate(next: { skip: boolean }): boolean {
    return !next.skip;
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}

/** The drawing for those who do not see it. */
function inWords(trace: Trace): string {
  const neuron = (name: string, i: number | undefined, o: number | undefined): string => `${name}: input ${fitted(i ?? NaN, 4, 9)}, output ${fitted(o ?? NaN, 4, 9)}`;
  return [
    `Inputs x1 = ${brief(trace.x[0] ?? NaN)} and x2 = ${brief(trace.x[1] ?? NaN)}.`,
    `Hidden neurons ${neuron('h1', trace.i1[0], trace.o1[0])}; ${neuron('h2', trace.i1[1], trace.o1[1])}.`,
    `Output neurons ${neuron('y1', trace.i2[0], trace.o2[0])}, expected ${brief(trace.expected[0] ?? NaN)}; ${neuron('y2', trace.i2[1], trace.o2[1])}, expected ${brief(trace.expected[1] ?? NaN)}.`,
    `Cost ${fitted(trace.cost, 6, 10)}.`,
  ].join(' ');
}
