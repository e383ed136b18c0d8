import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { NetworkView } from '../../../../src/ui/figures/network.tsx';
import { steps } from '../../../../src/ui/figures/network-steps.ts';
import { fitted } from '../../../../src/ui/figures/numbers.ts';
import { chainOf, parameterIds, placeOf } from '../../../../src/ui/figures/trace.ts';
import type { ParameterId, Trace } from '../../../../src/ui/figures/trace.ts';
import { overlaps, textsOf } from './drawn-text.ts';
import { mapNumbers, traces, workedTrace } from './worked-trace.ts';

const allSteps = [0, ...steps.map((_, n) => n + 1)];
const draw = (trace: Trace, chosen: ParameterId, step: number): string => renderToString(<NetworkView trace={trace} chosen={chosen} step={step} />);

/** The two drawings of one rendering: [wide, phone]. */
function drawings(html: string): [string, string] {
  const [wide = '', phone = ''] = [...html.matchAll(/<svg class="figure-drawing network-(?:wide|phone)".*?<\/svg>/gs)].map((match) => match[0]);
  return [wide, phone];
}

describe.each(traces)('the network, %s', (_, trace) => {
  it.each(parameterIds)('is whole for %s at every step, and no two texts lie on each other', (chosen) => {
    for (const step of allSteps) {
      const html = draw(trace, chosen, step);
      expect(html).not.toMatch(/NaN|undefined|null|\[object/);
      for (const drawing of drawings(html)) expect(overlaps(textsOf(drawing)), `${chosen}, step ${step}`).toEqual([]);
    }
  });
});

it('stays a drawing when numbers are not finite', () => {
  for (const broken of [NaN, Infinity, -Infinity]) {
    const html = draw(mapNumbers(workedTrace, () => broken), 'w1', 0);
    expect(html).not.toMatch(/(?:d|x|y|cx|cy|width|height|stroke-width)="[^"]*(?:NaN|Infinity)/);
  }
});

describe('the measure', () => {
  it.each(parameterIds)('of %s shows its factors and their product in both settings', (chosen) => {
    const chain = chainOf(workedTrace, placeOf(chosen));
    for (const drawing of drawings(draw(workedTrace, chosen, 0))) {
      const texts = textsOf(drawing).map((one) => one.text);
      expect(texts).toContain(`${fitted(chain.product, 6, 11)} =`);
      expect(texts).toContain(fitted(chain.dCdo, 6, 12));
      expect(texts).toContain(fitted(chain.dodi, 6, 9));
      expect(texts.some((text) => text.endsWith(fitted(chain.didp, 6, 9)))).toBe(true);
      for (const term of chain.terms) expect(texts.some((text) => text.includes(fitted(term.product, 6, 9)))).toBe(true);
    }
  });

  it('says so when the factors do not give the gradient', () => {
    const slipped: Trace = { ...workedTrace, dW2: [[-0.05, 0], [0, 0]] };
    expect(draw(slipped, 'w5', 0)).toContain('≠');
    expect(draw(workedTrace, 'w5', 0)).not.toContain('≠');
  });

  it('opens into two branches for a hidden parameter only', () => {
    expect(draw(workedTrace, 'w1', 0)).toContain('class="branches"');
    expect(draw(workedTrace, 'b2', 0)).toContain('class="branches"');
    expect(draw(workedTrace, 'w5', 0)).not.toContain('class="branches"');
  });

  it('builds up as the pass comes back', () => {
    const spans = (step: number): number => (drawings(draw(workedTrace, 'w5', step))[0].match(/class="span"/g) ?? []).length;
    expect(allSteps.map(spans)).toEqual([3, 0, 0, 0, 1, 2, 3, 3, 3, 3]);
  });
});

describe('stepping', () => {
  it('leaves blank what is not known yet', () => {
    const shown = (step: number): string[] => textsOf(drawings(draw(workedTrace, 'w5', step))[0]).map((one) => one.text);
    const [h1, y1, cost] = ['0.4134', '0.7123', '0.193750'];
    expect([1, 2, 3].map((step) => [h1, y1, cost].map((text) => shown(step).includes(text)))).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('says in a sentence what each step does, with numbers', () => {
    const sentences = allSteps.map((step) => /<p class="stepper-says"[^>]*>(.*?)<\/p>/s.exec(draw(workedTrace, 'w5', step))?.[1]?.replace(/<[^>]+>/g, '') ?? '');
    expect(new Set(sentences).size).toBe(allSteps.length);
    for (const sentence of sentences) expect(sentence).toMatch(/\d/);
    expect(sentences[9]).toContain('falls to 0.183940');
  });

  it('has no update to walk to without its record', () => {
    const { after: _, ...without } = workedTrace;
    expect(draw(workedTrace, 'w5', 1)).toContain('Step 1 of 9');
    expect(draw(without, 'w5', 1)).toContain('Step 1 of 8');
  });
});

describe('choosing', () => {
  it('offers twelve radio buttons in each setting, one of them in the tab order', () => {
    for (const drawing of drawings(draw(workedTrace, 'b3', 0))) {
      const radios = [...drawing.matchAll(/<g [^>]*role="radio"[^>]*>/g)].map((match) => match[0]);
      expect(radios.map((radio) => /data-choice="(\w+)"/.exec(radio)?.[1])).toEqual([...parameterIds]);
      expect(radios.filter((radio) => radio.includes('tabindex="0"'))).toHaveLength(1);
      expect(radios.filter((radio) => radio.includes('aria-checked="true"')).join()).toContain('data-choice="b3"');
    }
  });

  it('marks every quantity, so that it can light up', () => {
    for (const drawing of drawings(draw(workedTrace, 'w5', 0))) {
      for (const id of [...parameterIds, 'x1', 'x2', 'h1', 'h2', 'y1', 'y2', 'e1', 'e2', 'C']) expect(drawing).toContain(`data-q="${id}"`);
    }
  });
});
