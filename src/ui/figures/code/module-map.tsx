/**
 * One turn of learning as a line of functions, what they hand on standing between them, and the new layers going
 * back to where they are used. Two settings: along the page, and down a phone's. Pure; each name leads to its cell.
 */
import type { VNode } from 'preact';
import type { Kind } from '../../../engine/protocol.ts';

interface Step {
  /** What the function is called, and the cell that has its code. */
  name: string;
  cell: string;
  /** What comes into it from the one before. */
  given: string;
  kind: Kind;
}

/** The verbs of the network, and the functions that each calls, in their order. */
const verbs: { name: string; steps: Step[] }[] = [
  {
    name: 'evaluate(x, expected)',
    steps: [
      { name: 'feedForward', cell: 'feedForward', given: 'x', kind: 'signal' },
      { name: 'backpropagate', cell: 'backpropagate', given: 'traces', kind: 'signal' },
      { name: '#gather', cell: 'theNetwork', given: 'slopes', kind: 'gradient' },
    ],
  },
  {
    name: 'updateFromLearning()',
    steps: [
      { name: '÷ count', cell: 'theNetwork', given: 'sums', kind: 'gradient' },
      { name: 'optimizer.step', cell: 'optimizer', given: 'average', kind: 'gradient' },
      { name: 'updateLayer', cell: 'updating', given: 'change', kind: 'gradient' },
    ],
  },
];

const back = 'new layers, in place of the old';

const letter = 7.83; // of the code's face at 13 px
const widthOf = (name: string): number => name.length * letter;

export function ModuleMap(): VNode {
  return (
    <div class="module-map">
      <Wide />
      <Phone />
    </div>
  );
}

interface Placed extends Step {
  /** Its left edge, or on a phone its middle height. */
  at: number;
  /** Where the arrow into it begins. */
  from: number;
}

const wide = { width: 888, height: 168, line: 84, gap: 6 };

function Wide(): VNode {
  let at = 0;
  const placed = verbs.map(({ name, steps }) => ({
    name,
    steps: steps.map((step): Placed => {
      const from = at;
      at += Math.max(20, step.given.length * 6.4) + 30;
      const here = { ...step, from, at };
      at += widthOf(step.name) + 2 * wide.gap;
      return here;
    }),
  }));
  const slack = (wide.width - at - 14) / 6;
  const shift = (n: number, inner: number): number => (3 * n + inner) * slack;
  const { line } = wide;
  const all = placed.flatMap(({ name, steps }, n) => ({ name, steps: steps.map((step, k) => ({ ...step, from: step.from + shift(n, k), at: step.at + shift(n, k + 1) })) }));
  const first = all[0]?.steps[0];
  const last = all.at(-1)?.steps.at(-1);
  const end = (step: Placed | undefined): number => (step ? step.at + widthOf(step.name) + 2 * wide.gap : 0);
  const loop = `M${end(last)} ${line}h8v44H${(first?.at ?? 0) + 30}v-24`;
  return (
    <svg class="figure-drawing map-wide" viewBox={`0 0 ${wide.width} ${wide.height}`} role="group" aria-label="One turn of learning">
      {all.map(({ name, steps }) => {
        const left = (steps[0]?.at ?? 0) - 2;
        const right = end(steps.at(-1)) - 8;
        const middle = (left + right) / 2;
        const half = widthOf(name) / 2 + 10;
        return (
          <g key={name}>
            <path class="measure" d={`M${left} 18v14M${right} 18v14M${left} 25H${middle - half}M${middle + half} 25H${right}`} />
            <text x={middle} y="29.5" text-anchor="middle" class="verb">{name}</text>
            {steps.map((step) => (
              <g key={step.name}>
                <path class={`arrow k-${step.kind}`} d={`M${step.from + 2} ${line}H${step.at - 4}`} />
                <path class={`head k-${step.kind}`} d={`M${step.at} ${line}l-8 -4v8z`} />
                <text x={(step.from + step.at) / 2 - 2} y={line - 9} text-anchor="middle" class={`given k-${step.kind}`}>{step.given}</text>
                <Link step={step} x={step.at + wide.gap} y={line + 4.5} />
              </g>
            ))}
          </g>
        );
      })}
      <path class="arrow k-weight" d={loop} />
      <path class="head k-weight" d={`M${(first?.at ?? 0) + 30} ${line + 14}l-4 8h8z`} />
      <text x={(end(last) + (first?.at ?? 0)) / 2} y={line + 64} text-anchor="middle" class="given k-weight">{back}</text>
    </svg>
  );
}

const phone = { width: 352, left: 88, pitch: 64, top: 38 };

function Phone(): VNode {
  const { left, pitch, top } = phone;
  const heights = verbs.flatMap(({ steps }) => steps).map((_, k) => top + k * pitch);
  const last = heights.at(-1) ?? 0;
  const height = last + 26;
  let k = 0;
  return (
    <svg class="figure-drawing map-phone" viewBox={`0 0 ${phone.width} ${height}`} role="group" aria-label="One turn of learning">
      {verbs.map(({ name, steps }) => {
        const own = steps.map((step) => ({ ...step, at: heights[k++] ?? 0 }));
        const from = (own[0]?.at ?? 0) - 12;
        const to = (own.at(-1)?.at ?? 0) + 12;
        const middle = (from + to) / 2;
        return (
          <g key={name}>
            <path class="measure" d={`M30 ${from}h14M30 ${to}h14M37 ${from}V${to}`} />
            <g transform={`translate(20 ${middle}) rotate(-90)`}>
              <text text-anchor="middle" class="verb">{name}</text>
            </g>
            {own.map((step) => (
              <g key={step.name}>
                <path class={`arrow k-${step.kind}`} d={`M${left + 20} ${step.at - pitch + (step.at === top ? 26 : 12)}V${step.at - 17}`} />
                <path class={`head k-${step.kind}`} d={`M${left + 20} ${step.at - 11}l-4 -8h8z`} />
                <text x={left + 32} y={step.at - pitch / 2 + 4} class={`given k-${step.kind}`}>{step.given}</text>
                <Link step={step} x={left} y={step.at + 4.5} />
              </g>
            ))}
          </g>
        );
      })}
      <path class="arrow k-weight" d={`M${left + 94} ${last}H316V${top}H${left + 104}`} />
      <path class="head k-weight" d={`M${left + 98} ${top}l8 -4v8z`} />
      <g transform={`translate(334 ${(top + last) / 2}) rotate(-90)`}>
        <text text-anchor="middle" class="given k-weight">{back}</text>
      </g>
    </svg>
  );
}

function Link({ step, x, y }: { step: Step; x: number; y: number }): VNode {
  return (
    <a href={`#cell-${step.cell}`}>
      <text x={x} y={y} class="function">{step.name}</text>
    </a>
  );
}
