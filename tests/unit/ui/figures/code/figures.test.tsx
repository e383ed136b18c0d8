import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { difference, MistakeView } from '../../../../../src/ui/figures/code/mistake.tsx';
import { ModuleMap } from '../../../../../src/ui/figures/code/module-map.tsx';
import { productsProblem } from '../../../../../src/ui/figures/code/products-data.ts';
import { ProductsView } from '../../../../../src/ui/figures/code/products.tsx';

describe('one turn of learning', () => {
  const html = renderToString(<ModuleMap />);

  it('names every function in both settings, each a link to its cell', () => {
    for (const name of ['feedForward', 'backpropagate', '#gather', '÷ count', 'optimizer.step', 'updateLayer'])
      expect(html.split(`>${name}</text></a>`), name).toHaveLength(3);
    expect(html.match(/<a href="#cell-\w+"/g)).toHaveLength(12);
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('stays within its drawings', () => {
    const xs = [...html.matchAll(/ x="([-\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(888);
    const ends = [...html.matchAll(/d="M([-\d.]+) 84h8/g)].map(([, x]) => Number(x) + 8);
    expect(ends.length).toBe(1);
    expect(ends[0]).toBeLessThanOrEqual(888);
  });
});

describe('the two products', () => {
  const data = { dCdo: [-0.5, 0.8], slope: [0.2, 0.25], delta: [-0.1, 0.2], from: [0.4, 0.9, -1], dW: [[-0.04, -0.09, 0.1], [0.08, 0.18, -0.2]] };

  it('shows every number, and the factors of the one pointed at', () => {
    const html = renderToString(<ProductsView data={data} at={{ row: 1, column: 2 }} />);
    for (const text of ['−0.5', '0.8', '0.25', '0.9', '−0.09', '0.18']) expect(html).toContain(`>${text}<`);
    expect(html).toContain('<b class="k-gradient">0.2</b> ·');
    expect(html).toContain('<b class="k-signal">(−1)</b>');
    expect(html.match(/data-on/g)).toHaveLength(3);
  });

  it('shows a neuron’s own product', () => {
    const html = renderToString(<ProductsView data={data} at={{ row: 0 }} />);
    expect(html).toContain('<b class="k-gradient">−0.5</b> · <b class="k-ink">0.2</b>');
    expect(html.match(/data-on/g)).toHaveLength(3);
  });

  it('says what is wrong with a value', () => {
    expect(productsProblem(data)).toBeUndefined();
    expect(productsProblem({ ...data, dW: [[1, 2], [3, 4]] })).toContain('the shapes don’t fit');
    expect(productsProblem({ ...data, delta: undefined })).toContain('lists of numbers');
    expect(productsProblem(null)).toContain('lists of numbers');
  });
});

describe('a mistake', () => {
  it('is told by what differs, in whole words', () => {
    expect(difference('a.minus(b)', 'a.plus(b)')).toEqual({ before: 'a.', gone: 'minus', come: 'plus', after: '(b)' });
    expect(difference('w.transpose().times', 'w.times')).toEqual({ before: 'w.', gone: 'transpose().', come: '', after: 'times' });
    expect(difference('outer(x)', 'outer(x).scale(-1)')).toEqual({ before: 'outer(x)', gone: '', come: '.scale(-1)', after: '' });
  });

  it('offers what can be done', () => {
    const view = (state: 'unmade' | 'made' | 'other'): string => renderToString(<MistakeView cell="updating" from="minus" to="plus" state={state} />);
    expect(view('unmade')).toMatch(/<code class="mistake-code"><del>minus<\/del><ins>plus<\/ins>.*Make this mistake/s);
    expect(view('made')).toMatch(/aria-pressed="true".*Mend it/s);
    expect(view('other')).toMatch(/disabled.*was edited/s);
  });
});
