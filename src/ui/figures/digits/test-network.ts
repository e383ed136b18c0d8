/** Reads a network from a file and shows it the test digits. Fetched when a file is chosen. */
import { openMnist } from '../../../mnist/page.ts';
import { vector, type Network } from '../../../network/index.ts';
import { count } from '../../displays/digits.ts';
import { keepFile, readNetworkFile } from '../../networks/from-file.ts';

/** What came of it, in words. `read` is told what the file holds. Error: it holds no network for digits, or there are no digits to be had. */
export async function testNetwork(file: File, read: (words: string) => void): Promise<string> {
  const network = await readNetworkFile(file);
  const sizes = [network.inputs, ...network.layers.map(({ size }) => size)].join('-');
  read(`a network of ${sizes}`);
  const mnist = openMnist(new URL(`${document.documentElement.dataset['base'] ?? '/'}data/`, location.href).href);
  try {
    const { test } = await mnist.load({ training: 0, test: 10_000 });
    const wrong = mistakes(network, test);
    const share = ((100 * wrong) / test.labels.length).toFixed(2);
    const kept = await keepFile(file.name, network, new Date(), wrong / test.labels.length).then(() => 'It is kept in this browser.', (error: Error) => error.message);
    return `a network of ${sizes}, with ${count(network.parameterCount)} parameters. It takes ${count(wrong)} of the ${count(test.labels.length)} test digits for another: ${share} %. ${kept}`;
  } finally {
    mnist.close();
  }
}

interface Set {
  /** Grey values, 784 a digit. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** How many a network takes for another. The first layer skips blank pixels; the others are small. */
export function mistakes(network: Network, { images, labels }: Set): number {
  const [first, ...others] = network.layers;
  if (!first) return labels.length;
  const { size, inputs } = first;
  const columns = Float64Array.from(first.weights.transpose().toArray().flat());
  let wrong = 0;
  for (let k = 0; k < labels.length; k += 1) {
    const sums = Float64Array.from(first.biases);
    for (let p = 0; p < inputs; p += 1) {
      const x = (images[k * inputs + p] ?? 0) / 255;
      if (x > 0) for (let j = 0; j < size; j += 1) sums[j]! += x * (columns[p * size + j] ?? 0);
    }
    let o = first.activation.value(vector(sums));
    for (const { weights, biases, activation } of others) o = activation.value(weights.times(o).plus(biases));
    const shares = [...o];
    if (shares.indexOf(Math.max(...shares)) !== labels[k]) wrong += 1;
  }
  return wrong;
}
