/** Parts, as they come, into whole sets. */
import { PIXELS, type PlainDigits } from './layout.ts';
import type { MnistBytes, MnistPart, MnistRequest } from './source.ts';

export async function gather(parts: AsyncIterable<MnistPart>, { training, test }: Pick<MnistRequest, 'training' | 'test'>): Promise<MnistBytes> {
  const sets = { training: blank(training), test: blank(test) };
  for await (const { set, first, images, labels } of parts) {
    sets[set].images.set(images, first * PIXELS);
    sets[set].labels.set(labels, first);
  }
  return sets;
}

const blank = (n: number): PlainDigits => ({ images: new Uint8Array(n * PIXELS), labels: new Uint8Array(n) });
