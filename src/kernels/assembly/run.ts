// Runs over samples: forward, and back, and an update, for as many batches as are asked for in one call.

import { applyActivation, passBackActivation } from './activations';
import { answer, largestOf } from './answers';
import { gatherLit } from './gather';
import { FLOAT, GROUP, Layer, Machine, VECTOR, blockOf, labelOf } from './layout';
import { forwardLit } from './lit';
import { addRows, multiply, transpose } from './multiply';
import { touch } from './samples';
import { Optimizer, settle, sound, update } from './update';

/** After how many updates velocities are looked through for what is next to nothing. */
const UPDATES_TO_SETTLE: i32 = 16;

@inline
function layerOf(machine: Machine, k: i32): Layer {
  return changetype<Layer>(machine.layers + <usize>k * offsetof<Layer>());
}

/** Learns from the samples of the list `order`, batch after batch. `rates` has an η for each. */
export function train(machine: Machine, set: usize, order: usize, count: i32, rates: usize, gamma: f32, l2: f32): void {
  machine.cost64 = 0;
  machine.errors = 0;
  for (let first = 0; first < count; first += machine.batchSize, rates += FLOAT) {
    const samples = min<i32>(machine.batchSize, count - first);
    const rate = load<f32>(rates);
    const share = rate / <f32>samples;
    const decay = rate * l2;
    for (let done = 0; done < samples; done += GROUP) {
      const size = min<i32>(GROUP, samples - done);
      look(machine, set, order, size, 0);
      gather(machine, size);
      // With the last group, the first layer's weights are moved at once.
      gatherLit(machine, done == 0, done + size == samples ? machine.optimizer : Optimizer.None, share, gamma, decay);
      order += <usize>size << 2;
    }
    step(machine, share, gamma, decay);
  }
  machine.sound = sound(machine.parameters, machine.weightVectors + machine.biasVectors) ? 1 : 0;
}

/** Looks at the samples from `first` to `end`, in order. The answers go to `answers`, if that is not 0. */
export function evaluate(machine: Machine, set: usize, first: i32, end: i32, answers: usize): void {
  machine.cost64 = 0;
  machine.errors = 0;
  for (; first < end; first += GROUP) {
    const size = min<i32>(GROUP, end - first);
    for (let k = 0; k < size; k++) store<u32>(machine.group + (<usize>k << 2), first + k);
    look(machine, set, machine.group, size, answers);
    if (answers) answers += size;
  }
}

/** Sends a group of samples through the layers. The last has then their outputs and ∂C/∂i. */
export function look(machine: Machine, set: usize, group: usize, size: i32, answers: usize): void {
  machine.sound = touch(set, group, size);
  let layer = layerOf(machine, 0);
  memory.fill(machine.greys, 0, <usize>layer.inputs * GROUP);
  forwardLit(set, group, size, machine.shades, machine.greys, layer.weights, layer.biases, layer.vectors, layer.outputs);
  for (let k = 1; k < machine.depth; k++) {
    const before = layer;
    layer = layerOf(machine, k);
    applyActivation(before.activation, before.outputs, size * before.vectors);
    const from = <usize>before.vectors * VECTOR;
    const row = <usize>layer.vectors * VECTOR;
    multiply(size, layer.inputs, layer.vectors, before.outputs, from, FLOAT, layer.weights, row, layer.biases, 0, layer.outputs, row);
  }
  const row = <usize>layer.vectors * VECTOR;
  for (let k = 0; k < size; k++) {
    const label = labelOf(blockOf(set, load<u32>(group + (<usize>k << 2))));
    const values = layer.outputs + <usize>k * row;
    machine.cost64 += <f64>answer(machine.output, machine.cost, values, layer.neurons, layer.vectors, label, layer.deltas + <usize>k * row);
    const answered = largestOf(values, layer.neurons);
    machine.errors += answered == label ? 0 : 1;
    if (answers) store<u8>(answers + <usize>k, <u8>answered);
  }
}

/** Gathers the gradients of the group that was just looked at; all but those of the first layer's weights. */
export function gather(machine: Machine, size: i32): void {
  for (let k = machine.depth - 1; k > 0; k--) {
    const layer = layerOf(machine, k);
    const before = layerOf(machine, k - 1);
    const from = <usize>before.vectors * VECTOR;
    const row = <usize>layer.vectors * VECTOR;
    multiply(layer.inputs, size, layer.vectors, before.outputs, FLOAT, from, layer.deltas, row, layer.weightGradient, row, layer.weightGradient, row);
    addRows(size, layer.vectors, layer.deltas, row, layer.biasGradient);
    multiply(size, layer.neurons, before.vectors, layer.deltas, row, FLOAT, layer.transposed, from, machine.zeros, 0, before.deltas, from);
    passBackActivation(before.activation, before.outputs, before.deltas, size * before.vectors);
  }
  const first = layerOf(machine, 0);
  addRows(size, first.vectors, first.deltas, <usize>first.vectors * VECTOR, first.biasGradient);
}

/** Moves all but the first layer's weights. */
function step(machine: Machine, share: f32, gamma: f32, decay: f32): void {
  const weights = machine.weightVectors;
  const moved = layerOf(machine, 0).inputVectors * 4 * layerOf(machine, 0).vectors;
  const from = <usize>moved * VECTOR;
  const past = <usize>weights * VECTOR;
  update(machine.optimizer, machine.parameters + from, machine.gradients + from, machine.velocities + from, weights - moved, share, gamma, decay);
  update(machine.optimizer, machine.parameters + past, machine.gradients + past, machine.velocities + past, machine.biasVectors, share, gamma, 0);
  machine.updates += 1;
  if (machine.updates % UPDATES_TO_SETTLE == 0) settle(machine.velocities, weights + machine.biasVectors);
  turn(machine);
}

/** Writes the transposed weights anew; due whenever weights were changed. */
export function turn(machine: Machine): void {
  for (let k = 1; k < machine.depth; k++) {
    const layer = layerOf(machine, k);
    transpose(layer.weights, layer.inputVectors, layer.vectors, layer.transposed);
  }
}
