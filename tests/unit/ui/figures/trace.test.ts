import { describe, expect, it } from 'vitest';
import golden from '../../network/golden/worked-example.json' with { type: 'json' };
import { biasOf, chainOf, gradientOf, parameterIds, parameterOf, placeOf, places, traceProblem } from '../../../../src/ui/figures/trace.ts';
import { mapNumbers, workedTrace } from './worked-trace.ts';

describe('places of the twelve parameters', () => {
  it.each(Object.entries(golden.names))('%s is %s', (id, where) => {
    const [, name, row, column] = /^(W\d)\[(\d)\]\[(\d)\]$/.exec(where) ?? [];
    const matrix = name === 'W1' ? golden.parameters.W1 : golden.parameters.W2;
    expect(parameterOf(workedTrace, placeOf(id))).toBe(matrix[Number(row)]?.[Number(column)]);
  });

  it('knows every bias by its neuron', () => {
    const biases = places.filter((place) => place.kind === 'bias');
    expect(biases.map((place) => parameterOf(workedTrace, place))).toEqual([...golden.parameters.b1, ...golden.parameters.b2]);
    for (const place of biases) expect(biasOf(place.layer, place.to)).toBe(place.id);
  });

  it('falls back to w5 for an unknown name', () => {
    expect(placeOf('nonsense').id).toBe('w5');
    expect(placeOf(undefined).id).toBe('w5');
  });
});

describe('the chain of a parameter', () => {
  it.each(parameterIds)('of %s multiplies to its gradient', (id) => {
    const place = placeOf(id);
    const chain = chainOf(workedTrace, place);
    expect(chain.dCdo * chain.dodi * chain.didp).toBeCloseTo(gradientOf(workedTrace, place), 12);
    expect(chain.product).toBe(gradientOf(workedTrace, place));
    if (place.kind === 'bias') expect(chain.didp).toBe(1);
  });

  it.each(['w1', 'w2', 'w3', 'w4', 'b1', 'b2'])('of %s has a first factor that is the sum of its two terms', (id) => {
    const chain = chainOf(workedTrace, placeOf(id));
    expect(chain.terms).toHaveLength(2);
    expect(chain.terms.reduce((sum, term) => sum + term.product, 0)).toBeCloseTo(chain.dCdo, 12);
  });
});

describe('a value that is no trace', () => {
  it.each([
    ['a trace', workedTrace, undefined],
    ['without an update', { ...workedTrace, after: undefined }, undefined],
    ['nothing', null, 'there is no trace to draw'],
    ['three hidden neurons', { ...workedTrace, o1: [1, 2, 3] }, 'o1 should be two numbers'],
    ['a vector for a matrix', { ...workedTrace, W1: [1, 2] }, 'W1 should be 2 × 2 numbers'],
    ['a missing cost', { ...workedTrace, cost: undefined }, 'cost should be a number'],
    ['a damaged update', { ...workedTrace, after: { ...workedTrace.after, y: [1] } }, 'after.y should be two numbers'],
  ])('%s', (_, value, problem) => {
    expect(traceProblem(value)).toBe(problem);
  });

  it('takes numbers that are not finite', () => {
    expect(traceProblem(mapNumbers(workedTrace, () => NaN))).toBeUndefined();
  });
});
