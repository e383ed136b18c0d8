/** Networks ↔ their numbers. The module is passed in: in a cell's Worker it is there already. */
import type { Network } from '../../network/index.ts';
import { numbersOf, type Chainrule } from '../convert.ts';
import type { Numbers } from './types.ts';

/** Numbers as they are kept, in float32. */
export const numbersFrom = (network: Network): Numbers => ({
  sizes: [network.inputs, ...network.layers.map(({ size }) => size)],
  activations: network.layers.map(({ activation }) => activation.name),
  cost: network.cost.name,
  layers: numbersOf(network),
});

/** The network with these numbers. Error: a part of it has a name that the module does not know. */
export function networkOf({ sizes, activations, cost, layers }: Numbers, module: Chainrule): Network {
  const { Matrix, Network, Vector } = module;
  const known = <T>(table: Readonly<Record<string, T>>, name: string): T => {
    const found = Object.hasOwn(table, name) ? table[name] : undefined;
    if (found === undefined) throw new Error(`The network uses ${name}, which is not known here.`);
    return found;
  };
  return new Network({
    inputs: sizes[0] as number,
    layers: layers.map(({ weights, biases }, k) => ({
      size: sizes[k + 1] as number,
      activation: known(module.activations, activations[k] as string),
      weights: new Matrix(sizes[k + 1] as number, sizes[k] as number, Float64Array.from(weights)),
      biases: new Vector(Float64Array.from(biases)),
    })),
    cost: known(module.costs, cost),
  });
}
