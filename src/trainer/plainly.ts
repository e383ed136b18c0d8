/** Digits for a network that is not the course's own class, such as one that a reader has written: trained as samples, by the plain way. */
import type { Network, Sample } from '../network/index.ts';
import type { Chainrule } from './convert.ts';
import type { DigitSet, DigitsOptions } from './types.ts';

/** Reports as the fast way gives them, as far as the plain one knows. */
export async function* trainPlainly(module: Chainrule, network: Network, digits: DigitSet, options: DigitsOptions): AsyncGenerator<unknown, void> {
  if (options.augment) throw new Error('A network of one’s own learns from digits as they are: transform them with transformDigit first.');
  const { epochs, batchSize, seed = 1, validation, watch, stopping } = options;
  const run = module.train(network, samplesOf(digits), {
    epochs,
    random: module.random(seed),
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(validation && { test: samplesOf(validation) }),
    ...(watch && { watch }),
    ...(stopping && { stopping }),
  });
  for await (const { test, best, ...report } of run)
    yield { ...report, fraction: 1, ...(test && { validation: test }), ...(best && { best: { epoch: best.epoch, validation: best.test } }) };
}

function samplesOf(digits: DigitSet): readonly Sample[] {
  const { toSamples } = digits as { toSamples?: () => Sample[] };
  if (typeof toSamples !== 'function') throw new Error('A network of one’s own learns from samples: hand over a list of { x, expected }.');
  return toSamples.call(digits);
}
