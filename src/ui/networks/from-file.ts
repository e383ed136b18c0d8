/** A network from a file of the reader's, JSON or ONNX. Fetched when a file is chosen. */
import { Network } from '../../network/index.ts';
import { fromOnnx } from '../../trainer/onnx.ts';
import { numbersFrom } from '../../trainer/saved/convert.ts';
import { checkNumbers, type Numbers } from '../../trainer/saved/types.ts';
import type { Kept } from './index-of-kept.ts';
import { pageStore } from './store.ts';

/** A file of a network that this course could ever have made is far smaller. */
const LARGEST = 50e6;

/** The network in a file. Error: it holds none for digits; in words. */
export async function readNetworkFile(file: File): Promise<Network> {
  if (file.size > LARGEST) throw new Error('It is too large for a network file.');
  const network = /\.onnx$/i.test(file.name) ? await fromOnnx(await file.arrayBuffer()) : Network.fromJSON(await file.text());
  const sizes = [network.inputs, ...network.layers.map(({ size }) => size)].join('-');
  if (network.inputs !== 784 || network.outputs !== 10) throw new Error(`Digits need 784 inputs and 10 outputs, but it has ${sizes}.`);
  return network;
}

/** Keeps a file's network in this browser, with its share of wrong answers, if that is known. Error: storage is refused or full, in words. */
export async function keepFile(name: string, network: Network, now: Date, error?: number): Promise<Kept> {
  const numbers: Numbers = checkNumbers(numbersFrom(network));
  const about: Kept = { id: 'file', title: `the network from ${name}`, when: now.toISOString(), sizes: numbers.sizes.join('-'), deskewed: false, ...(error !== undefined && { error }) };
  try {
    await pageStore().keep(about, numbers);
  } catch {
    throw new Error('This browser does not keep it: its storage is refused or full.');
  }
  return about;
}
