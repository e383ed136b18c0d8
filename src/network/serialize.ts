// A network as a file: plain data out, and back in after a look at every part of it.

import { activations, type Activation } from './activations.ts';
import { byName, finiteNumber, told } from './checks.ts';
import { costs, type Cost } from './costs.ts';
import type { NetworkOptions } from './network.ts';
import type { Layer } from './layer.ts';
import { optimizers, type Optimizer } from './optimizers.ts';

const FORMAT = 'chainrule-network';
const VERSION = 1;

/** What a model file holds. */
export interface Model {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly inputs: number;
  readonly layers: readonly {
    readonly size: number;
    readonly activation: string;
    readonly weights: readonly (readonly number[])[];
    readonly biases: readonly number[];
  }[];
  readonly cost: string;
  readonly optimizer: { readonly name: string; readonly settings: Readonly<Record<string, number>> };
  readonly l2: number;
}

/** Activations, costs and optimizers of one's own, by name, beside those of this module. */
export interface Known {
  readonly activations?: Readonly<Record<string, Activation>>;
  readonly costs?: Readonly<Record<string, Cost>>;
  readonly optimizers?: typeof optimizers;
}

type Saved = Required<Pick<NetworkOptions, 'inputs' | 'cost' | 'optimizer' | 'l2'>> & { readonly layers: readonly Layer[] };

export function toModel({ inputs, layers, cost, optimizer, l2 }: Saved): Model {
  return {
    format: FORMAT,
    version: VERSION,
    inputs,
    layers: layers.map(({ size, activation, weights, biases }) =>
      ({ size, activation: activation.name, weights: weights.toArray(), biases: biases.toArray() })),
    cost: cost.name,
    optimizer: { name: optimizer.name, settings: optimizer.settings },
    l2,
  };
}

/**
 * What to make the network from again. `file` is a model or its JSON text.
 * Error: it is no model, or of another version, or a part of it is missing, unknown or damaged.
 * (Sizes, shapes and numbers are looked at when the network is made.)
 */
export function readModel(file: unknown, known: Known = {}): NetworkOptions {
  const model = record(typeof file === 'string' ? parsed(file) : file, 'A model file');
  if (model['format'] !== FORMAT)
    throw new Error(`A model file must say it is one, format ${told(FORMAT)}, but this says ${told(model['format'])}.`);
  if (model['version'] !== VERSION)
    throw new Error(`This module reads model files of version ${VERSION}, but this one is of version ${told(model['version'])}.`);
  return {
    inputs: model['inputs'] as number,
    layers: list(model['layers'], 'The layers').map((each, k) => {
      const layer = record(each, `Layer ${k}`);
      return {
        size: layer['size'] as number,
        activation: byName({ ...activations, ...known.activations }, layer['activation'], 'activation'),
        weights: list(layer['weights'], `The weights of layer ${k}`) as number[][],
        biases: list(layer['biases'], `The biases of layer ${k}`) as number[],
      };
    }),
    cost: byName({ ...costs, ...known.costs }, model['cost'], 'cost'),
    optimizer: readOptimizer(record(model['optimizer'], 'The optimizer'), known),
    l2: finiteNumber(model['l2'], 'The L2 factor'),
  };
}

function readOptimizer(saved: Record<string, unknown>, known: Known): Optimizer {
  const make = byName({ ...optimizers, ...known.optimizers }, saved['name'], 'optimizer');
  const settings = record(saved['settings'], "The optimizer's settings");
  const optimizer = make(settings as Record<string, number>);
  for (const [name, value] of Object.entries(optimizer.settings))
    if (settings[name] !== value)
      throw new Error(`The optimizer ${optimizer.name} needs a setting ${name}, but the model file has ${told(settings[name])}.`);
  return optimizer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`A model file must be JSON, but this is not, or not all of it is here: it begins ${told(text)}.`);
  }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${what} must be an object, but is ${told(value)}.`);
}

function list(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${what} must be a list, but is ${told(value)}.`);
}
