import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { depthProblem } from '../../../../../src/ui/figures/better/depth-data.ts';
import type { DepthData } from '../../../../../src/ui/figures/better/depth-data.ts';
import { DepthView, spread } from '../../../../../src/ui/figures/better/depth.tsx';

const bell = [0.02, 0.08, 0.2, 0.4, 0.2, 0.08, 0.02];
const data: DepthData = {
  reach: 3,
  layers: Array.from({ length: 10 }, (_, k) => ({ signals: bell, spread: 2 ** k, gradients: bell, gradientSpread: 0.1 ** k })),
};

describe('ten layers in depth', () => {
  it('draw both histograms of each, in both settings, and mark a bar that is cut', () => {
    const html = renderToString(<DepthView data={data} />);
    expect(html).not.toMatch(/NaN|undefined/);
    expect(html.match(/class="bars"/g)).toHaveLength(40);
    expect(html.match(/class="cut"/g)).toHaveLength(40);
    expect(html.match(/<svg/g)).toHaveLength(2);
  });

  it('tell in words how the spread changes', () => {
    expect(renderToString(<DepthView data={data} />)).toContain('The spread of the signals goes from 1.00 in the first to 512 in the last');
  });

  it('stay whole when everything overflows', () => {
    const lost = { reach: 3, layers: [{ signals: [0, 1], spread: 'Infinity' as never, gradients: [1, 0], gradientSpread: 'NaN' as never }] };
    expect(depthProblem(lost)).toBeUndefined();
    expect(renderToString(<DepthView data={lost} />)).not.toMatch(/NaN|Infinity/);
  });

  it.each([[0, '0'], [0.0123, '0.012'], [0.63, '0.63'], [9.994, '9.99'], [12.34, '12.3'], [512, '512'], ['Infinity', 'too large'], [1e-7, '1e−7'], [123456, '1e5']] as const)('write a spread of %s as %s', (value, text) => {
    expect(spread(value)).toBe(text);
  });

  it.each([
    [data, undefined],
    [undefined, 'reach should be a number above 0'],
    [{ reach: 3, layers: [] }, 'layers should be a list of one or more'],
    [{ reach: 3, layers: [{}] }, 'each layer should be { signals, spread, gradients, gradientSpread }'],
  ])('say what is wrong with a value', (value, problem) => {
    expect(depthProblem(value)).toBe(problem);
  });
});
