// The plain machine: the kernels' arithmetic, to be read. It is what they are tested against, bit for bit, and stands
// in for them where there is no WebAssembly SIMD.

import { checkedDesign, checkedSet, checkLayers, checkRange, checkRun, checkSamples } from '../check.ts';
import type { Design, Machine } from '../types.ts';
import { activations } from './activations.ts';
import { answers, largestOf } from './answers.ts';
import { createLayer, feedForward, feedForwardLit, gatherAndPassBack, gatherLit, readNumbers, writeNumbers, type Lit, type PlainLayer } from './layer.ts';
import { optimizers, settle, UPDATES_TO_SETTLE } from './optimizers.ts';

interface Samples {
  readonly bytes: Uint8Array;
  readonly labels: Uint8Array;
}

/** Grey value → x. */
const GREY = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

export function createPlainMachine(given: Design): Machine {
  const design = checkedDesign(given);
  const { sizes, batchSize } = design;
  const inputs = sizes[0]!;
  const layers = sizes.slice(1).map((neurons, k) => createLayer(sizes[k]!, neurons));
  const hidden = design.hidden.map((name) => activations[name]);
  const [first, last] = [layers[0]!, layers.at(-1)!];
  const answer = answers[design.output][design.cost];
  const optimizer = optimizers[design.optimizer];
  const sets: Samples[] = [];
  const lit: Lit = { count: 0, places: new Uint16Array(inputs), values: new Float32Array(inputs) };
  let updates = 0;

  /** Sends a sample through the layers; the last is left with its outputs and ∂C/∂i. */
  function look({ bytes, labels }: Samples, sample: number): { cost: number; answered: number; wrong: boolean } {
    findLit(lit, bytes, sample * inputs);
    feedForwardLit(first, lit);
    hidden.forEach((activation, k) => {
      activation.apply(layers[k]!.outputs);
      feedForward(layers[k + 1]!, layers[k]!.outputs);
    });
    const label = labels[sample]!;
    const cost = answer(last.outputs, label, last.deltas);
    const answered = largestOf(last.outputs);
    return { cost, answered, wrong: answered !== label };
  }

  /** Gathers the gradients of the sample that was just looked at. */
  function learn(): void {
    for (let k = layers.length - 1; k > 0; k--) {
      const before = layers[k - 1]!;
      gatherAndPassBack(layers[k]!, before);
      hidden[k - 1]!.backward(before.outputs, before.deltas);
    }
    gatherLit(first, lit);
  }

  function update(rate: number, samples: number, gamma: number, l2: number): void {
    const stride = { step: Math.fround(rate / samples), gamma, decay: Math.fround(rate * l2) };
    for (const { parameters, gradient, velocity } of layers) {
      optimizer(parameters.weights, gradient.weights, velocity.weights, stride);
      optimizer(parameters.biases, gradient.biases, velocity.biases, { ...stride, decay: 0 });
    }
    updates += 1;
    if (updates % UPDATES_TO_SETTLE === 0)
      for (const { velocity } of layers) {
        settle(velocity.weights);
        settle(velocity.biases);
      }
  }

  return {
    kind: 'plain',
    design,
    addSamples(bytes, labels) {
      checkSamples(design, bytes, labels);
      return sets.push({ bytes: bytes.slice(), labels: labels.slice() }) - 1;
    },
    replaceSamples(set, bytes, labels) {
      checkedSet(sets, set);
      checkSamples(design, bytes, labels);
      sets[set] = { bytes: bytes.slice(), labels: labels.slice() };
    },
    setLayers(numbers) {
      checkLayers(design, numbers);
      layers.forEach((layer, k) => writeNumbers(layer, layer.parameters, numbers[k]!));
    },
    layers: () => layers.map((layer) => readNumbers(layer, layer.parameters)),
    setMemory(numbers) {
      checkLayers(design, numbers);
      layers.forEach((layer, k) => writeNumbers(layer, layer.velocity, numbers[k]!));
    },
    memory: () => layers.map((layer) => readNumbers(layer, layer.velocity)),
    train(set, order, pace) {
      const samples = checkedSet(sets, set);
      checkRun(design, samples.labels.length, order, pace);
      const [gamma, l2] = [Math.fround(pace.gamma), Math.fround(pace.l2)];
      const tally = { samples: order.length, cost: 0, errors: 0 };
      pace.rates.forEach((rate, batch) => {
        const chosen = order.subarray(batch * batchSize, (batch + 1) * batchSize);
        for (const sample of chosen) {
          const { cost, wrong } = look(samples, sample);
          learn();
          tally.cost += cost;
          tally.errors += Number(wrong);
        }
        update(rate, chosen.length, gamma, l2);
      });
      return layers.every(isFinite) ? tally : { ...tally, cost: NaN };
    },
    evaluate(set, from, end, predictions) {
      const samples = checkedSet(sets, set);
      checkRange(samples.labels.length, from, end, predictions);
      const tally = { samples: end - from, cost: 0, errors: 0 };
      for (let sample = from; sample < end; sample++) {
        const { cost, answered, wrong } = look(samples, sample);
        tally.cost += cost;
        tally.errors += Number(wrong);
        if (predictions !== undefined) predictions[sample - from] = answered;
      }
      return tally;
    },
    outputs(set, from, end) {
      const samples = checkedSet(sets, set);
      checkRange(samples.labels.length, from, end);
      const values = new Float32Array((end - from) * last.neurons);
      for (let sample = from; sample < end; sample++) {
        look(samples, sample);
        values.set(last.outputs, (sample - from) * last.neurons);
      }
      return values;
    },
    close() {
      sets.length = 0;
    },
  };
}

function findLit(lit: Lit, bytes: Uint8Array, start: number): void {
  lit.count = 0;
  for (let place = 0; place < lit.places.length; place++) {
    const grey = bytes[start + place]!;
    if (grey === 0) continue;
    lit.places[lit.count] = place;
    lit.values[lit.count] = GREY[grey]!;
    lit.count += 1;
  }
}

function isFinite({ parameters: { weights, biases } }: PlainLayer): boolean {
  return weights.every(Number.isFinite) && biases.every(Number.isFinite);
}
