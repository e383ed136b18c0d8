/** Small made-up digits, and networks for them: quick to learn, the same every time. */
import { crossEntropy, leakyRelu, nesterov, Network, random, sigmoid, softmax, xavierNormal, type NetworkOptions } from '../../../src/network/index.ts';
import type { DigitSet } from '../../../src/trainer/types.ts';

/** `count` pictures of 4 × 4, of three kinds: a stroke across, one down, a diagonal; with noise, so that not all can be told. */
export function strokes(count: number, seed: number, noise = 120): DigitSet {
  const draw = random(seed);
  const bytes = new Uint8Array(count * 16);
  const labels = new Uint8Array(count);
  for (let n = 0; n < count; n++) {
    const label = draw.integer(3);
    const at = draw.integer(4);
    labels[n] = label;
    for (let k = 0; k < 4; k++) {
      const place = label === 0 ? at * 4 + k : label === 1 ? k * 4 + at : k * 4 + ((k + at) % 4);
      bytes[n * 16 + place] = 255;
    }
    for (let k = 0; k < 16; k++) bytes[n * 16 + k] = Math.max(0, Math.min(255, (bytes[n * 16 + k] as number) + draw.integer(2 * noise) - noise));
  }
  return { bytes, labels };
}

export const small = (options: Partial<NetworkOptions> = {}): Network =>
  new Network({
    inputs: 16,
    layers: [{ size: 8, activation: leakyRelu }, { size: 3, activation: softmax }],
    cost: crossEntropy,
    optimizer: nesterov(0.05, 0.9),
    initializer: xavierNormal,
    random: random(3),
    ...options,
  });

export const samplesOf = ({ bytes, labels }: DigitSet, classes = 3): { x: number[]; expected: number[] }[] =>
  Array.from(labels, (label, n) => ({
    x: Array.from(bytes.subarray(n * 16, n * 16 + 16), (grey) => grey / 255),
    expected: Array.from({ length: classes }, (_, k) => Number(k === label)),
  }));

export const weightsOf = (network: Network): number[] => network.layers.flatMap(({ weights, biases }) => [...weights.toArray().flat(), ...biases]);

export { sigmoid };
