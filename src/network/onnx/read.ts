// A network out of an ONNX file: of this module's making, or of another's if it is no more than layers in a row.

import { told } from '../checks.ts';
import { floatsIn, readMessage, type Message } from './protobuf.ts';
import { ATTRIBUTE, GRAPH, MODEL, NODE, NOTE, NOTE_KEY, NUMBER, OPERATORS, TENSOR } from './operators.ts';

interface Layer {
  readonly activation: string;
  readonly weights: number[][];
  readonly biases: number[];
}

const EXPECTED = `A network in ONNX is a row of layers, each a Gemm with its weights and biases, then nothing or one of ${Object.values(OPERATORS).map(({ type }) => type).join(', ')}`;

/** For files that say nothing of training: the network module's defaults. */
const DEFAULTS = { cost: 'quadratic', optimizer: { name: 'gradientDescent', settings: { learningRate: 0.005 } }, l2: 0 };

/**
 * The model in the file, for `Network.fromJSON` to look at and take. Error: it is no ONNX file, or not all of one, or
 * holds something else than such a network.
 */
export function readOnnx(file: unknown): Record<string, unknown> {
  if (!(file instanceof Uint8Array || file instanceof ArrayBuffer))
    throw new Error(`An ONNX file is bytes, a Uint8Array, but this is ${told(file)}.`);
  if (file.byteLength === 0) throw new Error('An ONNX file is expected, but this is empty.');
  const { format, graph, notes } = takeApart(readMessage(file instanceof Uint8Array ? file : new Uint8Array(file)));
  if (!graph || format === undefined)
    throw new Error('An ONNX file says its version and holds a graph, but this does not: it is another kind of file, or not all of it is here.');
  const layers = layersOf(graph);
  return {
    format: 'chainrule-network',
    version: 1,
    inputs: layers[0]?.weights[0]?.length,
    layers: layers.map((layer) => ({ size: layer.biases.length, ...layer })),
    ...(notes === undefined ? DEFAULTS : read(notes)),
  };
}

interface Parts {
  readonly format: number | undefined;
  readonly notes: string | undefined;
  readonly graph: Graph | undefined;
}

interface Graph {
  readonly nodes: readonly Node[];
  readonly tensors: ReadonlyMap<string, Message>;
  readonly outputs: readonly string[];
}

interface Node {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly settings: ReadonlyMap<string, number>;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function takeApart(model: Message): Parts {
  const [graph] = model.messages(MODEL.graph);
  const note = model.messages(MODEL.notes).find((one) => one.text(NOTE.key) === NOTE_KEY);
  return {
    format: model.whole(MODEL.format),
    notes: note?.text(NOTE.value),
    graph: graph && {
      nodes: graph.messages(GRAPH.nodes).map((node) => ({
        type: [...node.blocks(NODE.domain).map(text), node.text(NODE.type)].filter((word) => word !== '' && word !== 'ai.onnx').join('.'),
        inputs: node.blocks(NODE.inputs).map(text),
        outputs: node.blocks(NODE.outputs).map(text),
        settings: new Map(node.messages(NODE.attributes).map((one) => [one.text(ATTRIBUTE.name), one.floats(ATTRIBUTE.float)[0] ?? one.whole(ATTRIBUTE.whole) ?? 0])),
      })),
      tensors: new Map(graph.messages(GRAPH.tensors).map((tensor) => [tensor.text(TENSOR.name), tensor])),
      outputs: graph.messages(GRAPH.outputs).map((output) => output.text(1)),
    },
  };
}

/** Along the row, from the first node to the last: each must take what the one before it gives. */
function layersOf({ nodes, tensors, outputs }: Graph): Layer[] {
  const layers: Layer[] = [];
  let signal = nodes[0]?.inputs[0];
  let open = false;
  for (const node of nodes) {
    if (node.inputs[0] !== signal) throw new Error(`${EXPECTED}; but in this graph a ${node.type} takes ${told(node.inputs[0])} where the one before it gives ${told(signal)}.`);
    signal = node.outputs[0];
    if (node.type === 'Gemm') {
      layers.push(gemm(node, tensors, layers.length));
      open = true;
    } else if (open && node.type !== 'Identity') {
      const layer = layers.pop() as Layer;
      layers.push({ ...layer, activation: activationOf(node, layers.length) });
      open = false;
    } else if (node.type !== 'Identity') throw new Error(`${EXPECTED}; but in this graph a ${node.type} comes ${layers.length === 0 ? 'first' : `after layer ${layers.length - 1}`}.`);
  }
  if (layers.length === 0) throw new Error(`${EXPECTED}; but this graph has none.`);
  if (outputs.length !== 1 || outputs[0] !== signal) throw new Error(`${EXPECTED}, and what the last gives is the output; but the output of this graph is ${outputs.map(told).join(' and ') || 'nothing'}.`);
  return layers;
}

/** The setting of that name, which must be `wanted`, or is if it is left out and that is the default. */
function mustBe({ type, settings }: Node, name: string, wanted: readonly number[], byDefault: number): void {
  const value = settings.get(name) ?? byDefault;
  // 0.01 comes as the 32-bit float next to it; −1 as a huge number.
  if (wanted.some((one) => value === one || value === Math.fround(one) || value === 2 ** 64 + one)) return;
  throw new Error(`In a network of this module the ${name} of a ${type} is ${wanted[0]}, but in this file it is ${Number(value.toPrecision(6))}.`);
}

function activationOf(node: Node, k: number): string {
  const found = Object.entries(OPERATORS).find(([, { type }]) => type === node.type);
  if (!found) throw new Error(`${EXPECTED}; but layer ${k} of this graph has a ${node.type}.`);
  const [name, { attribute }] = found;
  if (attribute) mustBe(node, attribute.name, [attribute.value, ...(attribute.same ?? [])], attribute.value);
  return name;
}

function gemm(node: Node, tensors: Graph['tensors'], k: number): Layer {
  mustBe(node, 'alpha', [1], 1);
  mustBe(node, 'beta', [1], 1);
  mustBe(node, 'transA', [0], 0);
  const turned = (node.settings.get('transB') ?? 0) === 0;
  const [, W = '', b] = node.inputs;
  const { sizes, values } = numbers(tensors.get(W), `The weights of layer ${k}`, 2);
  const [rows, columns] = sizes as [number, number];
  const [size, inputs] = turned ? [columns, rows] : [rows, columns];
  const weights = Array.from({ length: size }, (_, r) => Array.from({ length: inputs }, (_, c) => values[turned ? c * size + r : r * inputs + c] as number));
  const biases = b === undefined || b === '' ? Array.from({ length: size }, () => 0) : numbers(tensors.get(b), `The biases of layer ${k}`, 1).values;
  if (biases.length !== size) throw new Error(`The biases of layer ${k} must be ${size}, one for each neuron, but are ${biases.length}.`);
  return { activation: 'identity', weights, biases };
}

function numbers(tensor: Message | undefined, what: string, dimensions: number): { sizes: number[]; values: number[] } {
  if (!tensor) throw new Error(`${what} must be in the file, as one of its graph’s initializers, but are not.`);
  const sizes = tensor.wholes(TENSOR.sizes);
  if (sizes.length !== dimensions || !sizes.every((size) => size > 0) || tensor.whole(TENSOR.type) !== NUMBER.float32)
    throw new Error(`${what} must be 32-bit floats in ${dimensions === 1 ? 'a list' : 'a table'}, but are numbers of ONNX’s type ${told(tensor.whole(TENSOR.type))}, ${sizes.join(' × ') || 'none'}.`);
  const raw = tensor.blocks(TENSOR.bytes).at(-1);
  const values = raw ? floatsIn(raw) : tensor.floats(TENSOR.floats);
  const wanted = sizes.reduce((product, size) => product * size, 1);
  if (values.length !== wanted || (raw && raw.length !== wanted * 4))
    throw new Error(`${what} must be ${sizes.join(' × ')} numbers, but are ${values.length}: the file is damaged.`);
  return { sizes, values };
}

function read(notes: string): Record<'cost' | 'optimizer' | 'l2', unknown> {
  try {
    const { cost, optimizer, l2 } = JSON.parse(notes) as Record<string, unknown>;
    return { cost, optimizer, l2 };
  } catch {
    throw new Error(`What this file notes of cost and optimizer must be JSON, but is ${told(notes)}: the file is damaged.`);
  }
}
