// Would the tests notice a wrong sign anywhere in a backward pass? Each one is made, and they must.
//
// A mutant is killed by the gradient check, on small networks of every activation and cost; or, since
// no gradient check sees an update, by parameters that differ after a few of them, by more than the
// tolerance with which tensorflow.test.ts holds them to an independent library.

import { expect, test } from 'vitest';
import { load, mutantsOf, type Mutant } from './mutants.ts';
import { clearOfKinks, goTogether, networkOf, parametersOf, randomCase, type Case } from './networks.ts';
import * as reference from '../../../src/network/index.ts';

type Module = typeof reference;

const backward: Record<string, readonly string[]> = {
  'activations.ts': ['identity', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'softplus', 'backward'],
  'costs.ts': ['derivative', 'delta', 'weighted'],
  'backpropagate.ts': ['backpropagate'],
  'matrix.ts': ['outer', 'transpose', '#sums'],
  'numbers.ts': ['scale', 'plus', 'minus', 'hadamard', 'sum'],
};
const updating: Record<string, readonly string[]> = {
  'layer.ts': ['updateLayer'],
  'optimizers.ts': ['step'],
  'network.ts': ['updateFromLearning', '#gather'],
};

/** Small networks of every activation with every cost, their inputs large and small, of both signs. */
const cases: readonly { readonly drawn: Case; readonly activation: string; readonly cost: string }[] =
  Object.keys(reference.activations).flatMap((activation) => Object.keys(reference.costs).flatMap((cost) =>
    !goTogether(activation, cost) ? [] : [1, 2, 3].map((depth) => {
      const seeds = Array.from({ length: 50 }, (_, seed) => 100 * depth + seed);
      const drawn = seeds.map((seed) => randomCase(seed, depth)).find((drawn) => clearOfKinks(networkOf(drawn, reference.activations[activation]!), drawn.x))!;
      return { drawn, activation, cost };
    })));

/** Why the module must be wrong, or nothing. */
function faultOf({ Network, activations, costs, gradientCheck }: Module): string | undefined {
  for (const { drawn, activation, cost } of cases) {
    try {
      const layers = drawn.layers.map((layer) => ({ ...layer, activation: activations[activation]! }));
      const network = new Network({ inputs: drawn.inputs, layers, cost: costs[cost]! });
      for (const expected of [drawn.expected, drawn.expected.map((_, k) => [1, 0, 0.3, 0][k]!)])
        if (!gradientCheck(network, drawn.x, expected).agrees) return `${activation} with ${cost}: the gradient check disagrees`;
    } catch (error) {
      return `${activation} with ${cost}: ${error}`;
    }
  }
  return undefined;
}

/** The parameters after updates by two samples, three and one, with each optimizer and L2. */
function trained({ Network, sigmoid, ...module }: Module): number[] {
  const { layers, inputs, x, expected } = randomCase(5, 2);
  const makers = [module.gradientDescent(0.1), module.momentum(0.1, 0.8), module.nesterov(0.1, 0.8), module.adam(0.1, 0.9, 0.99, 0.01)];
  return makers.flatMap((optimizer) => {
    const network = new Network({ inputs, layers: layers.map((layer) => ({ ...layer, activation: sigmoid })), optimizer, l2: 0.05 });
    for (const count of [2, 3, 1]) {
      for (let k = 0; k < count; k++) network.evaluate(x.map((value) => value * (k + 1)), expected);
      network.updateFromLearning();
    }
    return parametersOf(network as unknown as reference.Network);
  });
}

function strays(module: Module): string | undefined {
  try {
    const right = trained(reference);
    const furthest = Math.max(...trained(module).map((value, k) => Math.abs(value - right[k]!)));
    return furthest < 2e-5 ? undefined : `the parameters differ by ${furthest}`;
  } catch (error) {
    return String(error);
  }
}

/** Mutants that change nothing here, each with the reason. */
const harmless: readonly string[] = [
  // A network multiplies matrices with vectors only, so columns = 1. The product of two is in matrix.test.ts.
  'matrix.ts: this.rows * columns → this.rows / columns',
];

async function survivors(mutants: readonly Mutant[], judge: (module: Module) => string | undefined): Promise<string[]> {
  const alive: string[] = [];
  for (const mutant of mutants) {
    const name = `${mutant.file}: ${mutant.was} → ${mutant.is}`;
    if (!harmless.includes(name) && judge(await load(mutant)) === undefined) alive.push(`${name} (line ${mutant.line})`);
  }
  return alive;
}

test('the module as it is has no fault', async () => {
  const module = await load();
  expect(faultOf(module)).toBeUndefined();
  expect(strays(module)).toBeUndefined();
});

test.each(Object.entries(backward))('no wrong backward pass in %s survives the gradient check', async (file, parts) => {
  const mutants = mutantsOf(file, parts);
  expect(mutants.length).toBeGreaterThanOrEqual(parts.length);
  expect(await survivors(mutants, faultOf)).toEqual([]);
});

test.each(Object.entries(updating))('no wrong update in %s survives a comparison of the parameters', async (file, parts) => {
  const mutants = mutantsOf(file, parts);
  expect(mutants.length).toBeGreaterThanOrEqual(parts.length);
  expect(await survivors(mutants, strays)).toEqual([]);
});
