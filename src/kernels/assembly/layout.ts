// How a machine lies in memory. The page side (../simd/layout.ts) reserves the memory and writes these records; the
// fields there and here are the same, in the same order, each an address or a number of 32 bits.
//
// A row of numbers is padded to whole vectors of four. What is in the padding is 0 and stays so.

/** Bytes of a float32. */
export const FLOAT: usize = 4;
/** Bytes of a vector. */
export const VECTOR: usize = 16;

@unmanaged
export class Layer {
  inputs: i32;
  neurons: i32;
  /** Vectors in a row of neurons. */
  vectors: i32;
  /** Vectors in a row of inputs. */
  inputVectors: i32;
  /** Which of the activations (activations.ts); not read of the last layer. */
  activation: i32;
  /** Input after input, a row of neurons each. */
  weights: usize;
  biases: usize;
  weightGradient: usize;
  biasGradient: usize;
  /** The weights neuron after neuron, a row of inputs each: what passing a gradient back reads. */
  transposed: usize;
  /** i, and then o, of a group of samples, a row each. */
  outputs: usize;
  /** ∂C/∂o, and then ∂C/∂i. */
  deltas: usize;
}

@unmanaged
export class Machine {
  /** Records of layers, one after the other. */
  layers: usize;
  depth: i32;
  /** Which of the last layers (answers.ts). */
  output: i32;
  cost: i32;
  /** Which of the optimizers (update.ts). */
  optimizer: i32;
  batchSize: i32;
  /** Of all layers, one after the other: weights first, then biases. Gradients and velocities lie in the same way. */
  parameters: usize;
  gradients: usize;
  velocities: usize;
  /** How many vectors are weights, and how many biases. */
  weightVectors: i32;
  biasVectors: i32;
  /** Updates so far. */
  updates: i32;
  /** A table of x by grey value. */
  shades: usize;
  /** The grey values of the group that is looked at: pixel after pixel, a byte for each of GROUP samples, and a pixel more. */
  greys: usize;
  /** A row of zeros, as long as the longest. */
  zeros: usize;
  /** Room for the places of a group of samples. */
  group: usize;
  /** What the last run came to. */
  cost64: f64;
  errors: i32;
  /** Whether every parameter was finite at its end. */
  sound: i32;
}

/** How many samples go through the layers together. The buffers of a layer have as many rows. Bits in a word (gather.ts). */
export const GROUP: i32 = 32;

/**
 * A sample is a block: its number of lit pixels and its label, 16 bits each; the lit pixels' places, 16 bits each; their
 * grey values, 8 bits each; rounded up to 4 bytes. A set is a list of the blocks' addresses, and of where the last ends.
 */
export const BLOCK_HEAD: usize = 4;

@inline
export function blockOf(set: usize, sample: u32): usize {
  return load<u32>(set + (<usize>sample << 2));
}

@inline
export function litOf(block: usize): usize {
  return load<u16>(block);
}

@inline
export function labelOf(block: usize): i32 {
  return load<u16>(block, 2);
}
