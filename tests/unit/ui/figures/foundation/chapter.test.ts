/** Chapter 1 ends where chapter 2 begins: its network is the worked example, to the last digit. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readChapter } from '../../../../../src/markdown/index.ts';
import golden from '../../../network/golden/worked-example.json' with { type: 'json' };

it('has the worked example, as the golden file has it', async () => {
  const { data, baked } = await readChapter(fileURLToPath(new URL('../../../../../content/01-foundation.mdx', import.meta.url)));
  const valueOf = (source: string): unknown => baked.values[data.watches.find((watch) => watch.source === source)?.id ?? ''];
  const { parameters, forward } = golden;
  const { W1, b1, W2, b2, x, i1, o1, i2, o2 } = valueOf('forwardDrawn') as Record<string, number[]>;
  expect({ W1, b1, W2, b2, x }).toEqual({ W1: parameters.W1, b1: parameters.b1, W2: parameters.W2, b2: parameters.b2, x: parameters.x });
  const close = (got: number[] | undefined, wanted: number[]): void => wanted.forEach((value, k) => expect(Math.abs((got?.[k] ?? NaN) - value)).toBeLessThan(1e-12));
  close(i1, forward.hidden.input);
  close(o1, forward.hidden.output);
  close(i2, forward.output.input);
  close(o2, forward.output.output);
  close([valueOf('y.at(0)') as number, valueOf('y.at(1)') as number], forward.output.output);
}, 180_000);
