import { expect, test } from 'vitest';
import { heNormal, initializers, Network, random, randomUniform, sigmoid } from '../../../src/network/index.ts';

const [size, inputs] = [400, 250];
const count = size * inputs;
const published: Record<string, { variance: number; even: boolean }> = {
  xavierNormal: { variance: 2 / (inputs + size), even: false },
  xavierUniform: { variance: 2 / (inputs + size), even: true },
  leCunNormal: { variance: 1 / inputs, even: false },
  leCunUniform: { variance: 1 / inputs, even: true },
  heNormal: { variance: 2 / inputs, even: false },
  heUniform: { variance: 2 / inputs, even: true },
  randomUniform: { variance: 1 / 12, even: true },
};

test('all seven are here, under their own names', () => {
  expect(Object.keys(initializers).sort()).toEqual(Object.keys(published).sort());
  for (const [name, initializer] of Object.entries(initializers)) expect(initializer.name).toBe(name);
});

test.each(Object.entries(published))('%s has the published mean, variance, kurtosis and bounds', (name, { variance, even }) => {
  const drawn = initializers[name]!.weights(size, inputs, random(1));
  expect([drawn.rows, drawn.columns]).toEqual([size, inputs]);
  const scaled = drawn.toArray().flat().map((weight) => weight / Math.sqrt(variance));
  const mean = (power: number): number => scaled.reduce((sum, value) => sum + value ** power, 0) / count;
  // Fourth and eighth moments of the scaled distributions; each estimate strays by √(its variance / count), times 5.
  const [fourth, eighth] = even ? [9 / 5, 9] : [3, 105];
  const stray = (variance: number): number => 5 * Math.sqrt(variance / count);
  expect(Math.abs(mean(1))).toBeLessThan(stray(1));
  expect(Math.abs(mean(2) - 1)).toBeLessThan(stray(fourth - 1));
  expect(Math.abs(mean(4) - fourth)).toBeLessThan(stray(eighth - fourth ** 2));

  const furthest = scaled.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (even) {
    // An even draw ends at √3 deviations, and 100,000 of them come close to it.
    expect(furthest).toBeLessThanOrEqual(Math.sqrt(3) + 1e-12);
    expect(furthest).toBeGreaterThan(Math.sqrt(3) * 0.999);
  } else expect(furthest).toBeGreaterThan(3.5);
});

test('randomUniform does not depend on the size', () => {
  const weights = randomUniform.weights(1, 50_000, random(2)).toArray().flat();
  expect(weights.every((weight) => weight >= -0.5 && weight < 0.5)).toBe(true);
  expect(weights.reduce((most, weight) => Math.max(most, weight), 0)).toBeGreaterThan(0.499);
});

test("a network takes its initializer, a layer its own before it, and explicit weights before both", () => {
  const network = new Network({
    inputs: 2,
    layers: [
      { size: 3, activation: sigmoid },
      { size: 3, activation: sigmoid, initializer: randomUniform },
      { size: 1, activation: sigmoid, weights: [[7, 8, 9]] },
    ],
    initializer: heNormal,
    random: random(4),
  });
  const chance = random(4);
  expect(network.layers.map(({ weights }) => weights.toArray())).toEqual([
    heNormal.weights(3, 2, chance).toArray(), randomUniform.weights(3, 3, chance).toArray(), [[7, 8, 9]],
  ]);
});
