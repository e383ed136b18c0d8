import { expect, test } from 'vitest';
import { goTogether, networkOf, parametersOf, randomCase } from './networks.ts';
import {
  activations, adam, costs, elementwise, gradientDescent, momentum, Network, nesterov, optimizers, sigmoid,
} from '../../../src/network/index.ts';

test('a network comes back from its JSON bit for bit, with every activation, cost and optimizer', () => {
  const everyOptimizer = [gradientDescent(0.1), momentum(0.2, 0.7), nesterov(0.3, 0.8), adam(0.01, 0.8, 0.99, 1e-6)];
  expect(everyOptimizer.map(({ name }) => name).sort()).toEqual(Object.keys(optimizers).sort());
  let seed = 0;
  for (const activation of Object.values(activations))
    for (const cost of Object.values(costs).filter(({ name }) => goTogether(activation.name, name)))
      for (const optimizer of everyOptimizer) {
        const drawn = randomCase(++seed, 3);
        const network = networkOf(drawn, activation, { cost, optimizer, l2: seed / 1000 });
        const text = JSON.stringify(network);
        const back = Network.fromJSON(text);
        expect(parametersOf(back)).toEqual(parametersOf(network));
        expect([back.inputs, back.cost, back.l2]).toEqual([network.inputs, cost, seed / 1000]);
        expect([back.optimizer.name, back.optimizer.settings]).toEqual([optimizer.name, optimizer.settings]);
        expect(back.layers.every((layer) => layer.activation === activation)).toBe(true);
        expect(JSON.stringify(back)).toBe(text);
        for (const one of [network, back]) one.learnBatch([drawn]);
        expect(parametersOf(back)).toEqual(parametersOf(network));
      }
});

test('an already parsed file is read too, and an activation of one\'s own if it is given', () => {
  const square = elementwise('square', (i) => i * i, (i) => 2 * i);
  const network = new Network({ inputs: 1, layers: [{ size: 1, activation: square, weights: [[3]] }] });
  const model = network.toJSON();
  expect(Network.fromJSON(model, { activations: { square } }).evaluate([2]).output.toArray()).toEqual([36]);
  expect(() => Network.fromJSON(model)).toThrow('There is no activation called "square". There are: identity, sigmoid, tanh, relu, leakyRelu, softplus, softmax.');
});

const good = (): Record<string, any> =>
  JSON.parse(JSON.stringify(new Network({ inputs: 2, layers: [{ size: 2, activation: sigmoid }, { size: 1, activation: sigmoid }], optimizer: momentum(0.1, 0.9) })));

test.each<[string, (model: Record<string, any>) => unknown, string]>([
  ['cut off', (model) => JSON.stringify(model).slice(0, -9), 'A model file must be JSON, but this is not, or not all of it is here: it begins "{\\"format\\":\\"chainrule-network\\",\\"version\\":…".'],
  ['empty', () => '', 'A model file must be JSON, but this is not, or not all of it is here: it begins "".'],
  ['null', () => 'null', 'A model file must be an object, but is nothing.'],
  ['a list', () => [], 'A model file must be an object, but is a list of 0.'],
  ['foreign', () => ({ modelTopology: {} }), 'A model file must say it is one, format "chainrule-network", but this says nothing.'],
  ['newer', (model) => ({ ...model, version: 2 }), 'This module reads model files of version 1, but this one is of version 2.'],
  ['no layers', ({ layers: _, ...model }) => model, 'The layers must be a list, but is nothing.'],
  ['empty layers', (model) => ({ ...model, layers: [] }), 'A network needs one layer or more, but its layers are a list of 0.'],
  ['no inputs', ({ inputs: _, ...model }) => model, 'The number of inputs must be a whole number, 1 or more, but is nothing.'],
  ['other inputs', (model) => ({ ...model, inputs: 3 }), 'The weights of layer 0 must be 2 × 3 (a row for each neuron, a column for each input), but are 2 × 2.'],
  ['no L2', ({ l2: _, ...model }) => model, 'The L2 factor must be a finite number, but is nothing.'],
  ['unknown cost', (model) => ({ ...model, cost: 'toString' }), 'There is no cost called "toString". There are: quadratic, halfQuadratic, meanSquared, crossEntropy.'],
  ['unknown optimizer', (model) => ({ ...model, optimizer: { name: 'sgd', settings: {} } }), 'There is no optimizer called "sgd". There are: gradientDescent, momentum, nesterov, adam.'],
  ['optimizer without γ', (model) => ({ ...model, optimizer: { name: 'momentum', settings: { learningRate: 1 } } }), 'The optimizer momentum needs a setting gamma, but the model file has nothing.'],
  ['optimizer without η', (model) => ({ ...model, optimizer: { name: 'nesterov', settings: {} } }), 'The learning rate must be a finite number, but is NaN.'],
  ['adam without anything', (model) => ({ ...model, optimizer: { name: 'adam', settings: {} } }), 'The optimizer adam needs a setting learningRate, but the model file has nothing.'],
  ['unknown activation', (model) => damaged(model, (layer) => { layer['activation'] = 7; }), 'There is no activation called 7. There are: identity, sigmoid, tanh, relu, leakyRelu, softplus, softmax.'],
  ['a weight missing', (model) => damaged(model, (layer) => { layer['weights'][1].pop(); }), 'The weights of layer 0 must have rows of one length, but row 0 holds 2 numbers and row 1 holds 1.'],
  ['a row missing', (model) => damaged(model, (layer) => { layer['weights'].pop(); }), 'The weights of layer 0 must be 2 × 2 (a row for each neuron, a column for each input), but are 1 × 2.'],
  ['a weight null', (model) => damaged(model, (layer) => { layer['weights'][0][1] = null; }), 'The weights of layer 0, row 0, must hold finite numbers only, but element 1 is nothing.'],
  ['a weight text', (model) => damaged(model, (layer) => { layer['weights'][0][1] = '0.5'; }), 'The weights of layer 0, row 0, must hold finite numbers only, but element 1 is "0.5".'],
  ['no biases', (model) => damaged(model, (layer) => { delete layer['biases']; }), 'The biases of layer 0 must be a list, but is nothing.'],
])('a model file that is %s is told in plain words', (_, spoil, message) => {
  expect(() => Network.fromJSON(good())).not.toThrow();
  expect(() => Network.fromJSON(spoil(good()))).toThrow(new Error(message));
});

function damaged(model: Record<string, any>, damage: (layer: Record<string, any>) => void): unknown {
  damage(model['layers'][0]);
  return model;
}
