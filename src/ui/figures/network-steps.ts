/** The steps of one learning pass over the 2-2-2 network: what each one makes known, concerns and shows. Pure. */
import { nodeName, parameterIds, places } from './trace.ts';
import type { ParameterId, Place } from './trace.ts';

/** Step 0 is the whole, at rest: everything known, the chosen parameter's chain drawn. */
export const steps = [
  { pass: 'forward', name: 'into the hidden layer' },
  { pass: 'forward', name: 'into the last layer' },
  { pass: 'forward', name: 'to the cost' },
  { pass: 'backward', name: 'from the cost to the outputs' },
  { pass: 'backward', name: 'through the last layer’s σ' },
  { pass: 'backward', name: 'to the last layer’s parameters' },
  { pass: 'backward', name: 'over the weights to the hidden outputs' },
  { pass: 'backward', name: 'to the hidden layer’s parameters' },
  { pass: 'backward', name: 'the update' },
] as const;

/** The steps there are: without a record of the update, it is not walked to. */
export const stepsOf = (hasUpdate: boolean): readonly (typeof steps)[number][] => (hasUpdate ? steps : steps.slice(0, -1));

/** A thing is shown strongly in the step that makes it, plainly afterwards, not at all before. */
export type Showing = 'now' | 'on' | 'off';

/** Shows what step `from` makes, at step `step`. At rest everything is plain. */
export function showing(step: number, from: number): Showing {
  if (step === 0) return 'on';
  return step === from ? 'now' : step > from ? 'on' : 'off';
}

/** Numbers that are only shown while stepping: slopes at neurons and edges, values after the update. */
export function showingWhileStepping(step: number, from: number): Showing {
  return step === 0 ? 'off' : showing(step, from);
}

const lastLayer: ParameterId[] = ['w5', 'w6', 'w7', 'w8', 'b3', 'b4'];
const hiddenLayer: ParameterId[] = ['w1', 'w2', 'w3', 'w4', 'b1', 'b2'];
const lastWeights: ParameterId[] = ['w5', 'w6', 'w7', 'w8'];

/** Ids of parameters and nodes that a step is about. */
const concerned: readonly string[][] = [
  [],
  [...hiddenLayer, 'x1', 'x2', 'h1', 'h2'],
  [...lastLayer, 'h1', 'h2', 'y1', 'y2'],
  ['y1', 'y2', 'e1', 'e2', 'C'],
  ['y1', 'y2', 'e1', 'e2', 'C'],
  ['y1', 'y2'],
  [...lastLayer, 'h1', 'h2', 'y1', 'y2'],
  [...lastWeights, 'h1', 'h2', 'y1', 'y2'],
  [...hiddenLayer, 'x1', 'x2', 'h1', 'h2'],
  [...parameterIds, 'C'],
];

/** What is drawn at full strength: what the step is about; at rest, the way from the chosen parameter to the cost. */
export function concernedBy(step: number, chosen: Place): ReadonlySet<string> {
  return new Set(step === 0 ? pathOf(chosen) : concerned[step]);
}

/** Every part that lies between a parameter and the cost. */
export function pathOf(place: Place): string[] {
  const own = [place.id, nodeName(place.layer, place.to), 'C'];
  if (place.from !== undefined) own.push(nodeName(place.layer === 1 ? 0 : 1, place.from));
  if (place.layer === 2) return [...own, `e${place.to + 1}`];
  const onward = places.filter((p) => p.layer === 2 && p.from === place.to).map((p) => p.id);
  return [...own, ...onward, 'y1', 'y2', 'e1', 'e2'];
}

/** How far the measure of the chosen parameter's chain has come. */
export interface MeasureShowing {
  dCdo: Showing;
  dodi: Showing;
  didp: Showing;
  /** The two branches of a hidden parameter: their ∂C/∂i, then their weight and the sum. */
  branchDelta: Showing;
  branchSum: Showing;
}

export function measureShowing(step: number, layer: 1 | 2): MeasureShowing {
  const at = (from: number): Showing => showing(step, from);
  return layer === 2
    ? { dCdo: at(4), dodi: at(5), didp: at(6), branchDelta: 'off', branchSum: 'off' }
    : { branchDelta: at(5), branchSum: at(7), dCdo: at(7), dodi: at(8), didp: at(8) };
}
