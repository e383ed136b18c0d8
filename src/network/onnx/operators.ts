// The activations of this module that ONNX has an operator for, and how it is to be set.

export interface Operator {
  readonly type: string;
  /** The attribute to be set, and what to; and what else would come to the same for the rows of a matrix. */
  readonly attribute?: { readonly name: string; readonly value: number; readonly kind: 'float' | 'whole'; readonly same?: readonly number[] };
}

/** By the activation's name. The identity needs none. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  sigmoid: { type: 'Sigmoid' },
  tanh: { type: 'Tanh' },
  relu: { type: 'Relu' },
  leakyRelu: { type: 'LeakyRelu', attribute: { name: 'alpha', value: 0.01, kind: 'float' } },
  softplus: { type: 'Softplus' },
  softmax: { type: 'Softmax', attribute: { name: 'axis', value: 1, kind: 'whole', same: [-1] } },
};

/** What the files of this module are in: the operators of version 13, of 2020, which the readers since then know. */
export const VERSIONS = { format: 7, operators: 13 };

// The numbers of ONNX's fields and types, from its onnx.proto.
export const MODEL = { format: 1, producer: 2, graph: 7, operators: 8, notes: 14 };
export const OPERATOR_SET = { version: 2 };
export const NOTE = { key: 1, value: 2 };
export const GRAPH = { nodes: 1, name: 2, tensors: 5, inputs: 11, outputs: 12 };
export const NODE = { inputs: 1, outputs: 2, name: 3, type: 4, attributes: 5, domain: 7 };
export const ATTRIBUTE = { name: 1, float: 2, whole: 3, kind: 20 };
export const ATTRIBUTE_KIND = { float: 1, whole: 2 };
export const TENSOR = { sizes: 1, type: 2, floats: 4, name: 8, bytes: 9 };
/** A tensor's type of numbers. */
export const NUMBER = { float32: 1 };
export const VALUE = { name: 1, type: 2, tensor: 1, of: 1, shape: 2, dimension: 1, size: 1, letter: 2 };
/** The key of the note that holds what a network is besides a function: cost, optimizer, L2, as JSON. */
export const NOTE_KEY = 'chainrule';
