// A network as an ONNX file: for each layer a Gemm, which is o·Wᵀ + b for all samples at once, and its activation.

import type { Model } from '../serialize.ts';
import { block, float, joined, littleEndian, whole, type Bytes } from './protobuf.ts';
import {
  ATTRIBUTE, ATTRIBUTE_KIND, GRAPH, MODEL, NODE, NOTE, NOTE_KEY, NUMBER, OPERATORS, OPERATOR_SET, TENSOR, VALUE, VERSIONS, type Operator,
} from './operators.ts';

/**
 * The ONNX file for a network's model, as `toJSON` gives it. Error: an activation that ONNX has no operator for, or a
 * number that no 32-bit float comes near to.
 */
export function writeOnnx({ inputs, layers, cost, optimizer, l2 }: Model): Bytes {
  const outputs = layers.at(-1)?.size ?? 0;
  const graph: Uint8Array[] = [block(GRAPH.name, 'network')];
  let signal = 'x';
  layers.forEach(({ size, activation, weights, biases }, k) => {
    const operator = operatorOf(activation, k);
    const end = k === layers.length - 1 ? 'y' : `o${k}`;
    const sum = operator ? `i${k}` : end;
    graph.push(
      block(GRAPH.nodes, joined(node('Gemm', [signal, `W${k}`, `b${k}`], sum), attribute('transB', 1, 'whole'))),
      ...(operator ? [block(GRAPH.nodes, joined(node(operator.type, [sum], end), setting(operator)))] : []),
      block(GRAPH.tensors, tensor(`W${k}`, [size, weights[0]?.length ?? 0], weights.flat(), `a weight of layer ${k}`)),
      block(GRAPH.tensors, tensor(`b${k}`, [size], biases, `a bias of layer ${k}`)),
    );
    signal = end;
  });
  graph.push(block(GRAPH.inputs, table('x', inputs)), block(GRAPH.outputs, table('y', outputs)));

  return joined(
    whole(MODEL.format, VERSIONS.format),
    block(MODEL.producer, 'chainrule'),
    block(MODEL.operators, whole(OPERATOR_SET.version, VERSIONS.operators)),
    block(MODEL.notes, joined(block(NOTE.key, NOTE_KEY), block(NOTE.value, JSON.stringify({ cost, optimizer, l2 })))),
    // Last, so that a file that is cut off anywhere is cut off in its midst, where it shows.
    block(MODEL.graph, joined(...graph)),
  );
}

function operatorOf(activation: string, k: number): Operator | undefined {
  if (activation === 'identity') return undefined;
  const operator = Object.hasOwn(OPERATORS, activation) ? OPERATORS[activation] : undefined;
  if (operator) return operator;
  throw new Error(`ONNX has no operator for the activation of layer ${k}, ${activation}. It can be written with: identity, ${Object.keys(OPERATORS).join(', ')}.`);
}

function node(type: string, inputs: readonly string[], output: string): Bytes {
  return joined(...inputs.map((name) => block(NODE.inputs, name)), block(NODE.outputs, output), block(NODE.name, `${type} ${output}`), block(NODE.type, type));
}

const setting = ({ attribute: set }: Operator): Uint8Array => (set ? attribute(set.name, set.value, set.kind) : joined());

function attribute(name: string, value: number, kind: 'float' | 'whole'): Bytes {
  const held = kind === 'float' ? float(ATTRIBUTE.float, value) : whole(ATTRIBUTE.whole, value);
  return block(NODE.attributes, joined(block(ATTRIBUTE.name, name), held, whole(ATTRIBUTE.kind, ATTRIBUTE_KIND[kind])));
}

function tensor(name: string, sizes: readonly number[], values: readonly number[], what: string): Bytes {
  const wrong = values.find((value) => !Number.isFinite(Math.fround(value)));
  if (wrong !== undefined) throw new Error(`An ONNX file of this module holds 32-bit floats, but ${what} is ${wrong}, which is too large for one.`);
  return joined(...sizes.map((size) => whole(TENSOR.sizes, size)), whole(TENSOR.type, NUMBER.float32), block(TENSOR.name, name), block(TENSOR.bytes, littleEndian(values)));
}

/** What goes in and comes out: a table of N rows, one a sample. */
function table(name: string, columns: number): Bytes {
  const rows = block(VALUE.dimension, block(VALUE.letter, 'N'));
  const shape = joined(rows, block(VALUE.dimension, whole(VALUE.size, columns)));
  const type = block(VALUE.tensor, joined(whole(VALUE.of, NUMBER.float32), block(VALUE.shape, shape)));
  return joined(block(VALUE.name, name), block(VALUE.type, type));
}
