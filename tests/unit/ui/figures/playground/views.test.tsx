/** The playground's figures as the build draws them. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { EvidenceView } from '../../../../../src/ui/figures/playground/inside.tsx';
import { LessonsView, MOST_LESSONS, lessonsProblem } from '../../../../../src/ui/figures/playground/lessons.tsx';
import { COURSE, NetworksView, networksProblem } from '../../../../../src/ui/figures/playground/networks.tsx';
import { evidenceProblem, layersProblem, stagesProblem } from '../../../../../src/ui/figures/playground/playground-data.ts';
import { readingProblem } from '../../../../../src/ui/figures/playground/reading-data.ts';
import { ReadingView, percent, sentence } from '../../../../../src/ui/figures/playground/reading.tsx';
import { StagesView } from '../../../../../src/ui/figures/playground/stages.tsx';
import { PadView } from '../../../../../src/ui/drawing/pad.tsx';

const blank = '0'.repeat(784);
const shares = (...given: [digit: number, share: number][]): number[] => Array.from({ length: 10 }, (_, digit) => given.find(([at]) => at === digit)?.[1] ?? 0);
const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim();

describe('a reading', () => {
  it('says how sure it is, and names a rival that is near', () => {
    expect(sentence({ digit: 3, shares: shares([3, 0.99]) })).toBe('A 3.');
    expect(sentence({ digit: 4, shares: shares([4, 0.7], [9, 0.3]) })).toBe('Probably a 4. It may be a 9, too.');
    expect(sentence({ digit: 4, shares: shares([4, 0.5], [9, 0.45]) })).toBe('Perhaps a 4. It may be a 9, too.');
    expect(sentence({ digit: null, shares: shares([1, 0.9]) })).toBe('There is nothing on the paper yet.');
  });

  it('never claims all or nothing', () => {
    expect([1, 0.999, 0.994, 0.5, 0.004, 0].map(percent)).toEqual(['> 99', '> 99', '99', '50', '< 1', '0']);
  });

  it('marks the winner only', () => {
    const html = renderToString(h(ReadingView, { data: { title: 'it', digit: 3, shares: shares([3, 0.9], [5, 0.1]), seen: blank } }));
    expect(html.match(/data-won/g)).toHaveLength(1);
    expect(text(html)).toContain('3 90 %');
  });

  it('refuses what it can’t draw, in words', () => {
    expect(readingProblem({ title: 'it', digit: 3, shares: shares(), seen: blank })).toBeUndefined();
    expect(readingProblem({ title: 'it', digit: 10, shares: shares(), seen: blank })).toContain('digit');
    expect(readingProblem({ title: 'it', digit: 3, shares: [1], seen: blank })).toContain('ten');
    expect(readingProblem({ title: 'it', digit: 3, shares: shares(), seen: '0' })).toContain('784');
    expect(layersProblem({ layers: [{ name: 'one', columns: 0, levels: '0', active: 0 }], answer: {} })).toContain('one');
    expect(evidenceProblem({ classes: [{ digit: 1 }], most: 1 })).toContain('share');
    expect(stagesProblem({ now: { digit: 1, share: 1 }, stages: [{ id: 'a', name: 'A', says: '', width: 3, levels: '00', on: true, optional: true }] })).toContain('rows of 3');
  });
});

describe('stages', () => {
  const stage = { id: 'crop', name: 'Cut out', says: 'and so on', width: 28, levels: blank, on: true, optional: true, otherwise: { digit: 5, share: 0.5 } };
  it('have a switch, dead until there is a script, and say what changes without them', () => {
    const html = renderToString(h(StagesView, { data: { now: { digit: 3, share: 1 }, stages: [stage, { ...stage, id: 'centre', on: false, otherwise: { digit: 3, share: 0.8 } }] } }));
    expect(html.match(/disabled/g)).toHaveLength(2);
    expect(html.match(/data-changed/g)).toHaveLength(1);
    expect(text(html)).toContain('without it: 5 , 50 %');
    expect(text(html)).toContain('with it: 3 , 80 %');
  });
});

describe('evidence', () => {
  it('adds up for the reader to see', () => {
    const html = renderToString(h(EvidenceView, { data: { most: 1, classes: [{ digit: 3, share: 0.9, levels: blank, for: 20, against: -4.5, rest: -0.5 }] } }));
    expect(text(html)).toContain('for 20.0 against −4.5 whatever is drawn −0.5 together 15.0');
  });
});

describe('which network answers', () => {
  const data = { id: 'course', title: 'the course’s network', sizes: '784-10', deskewed: false, pupil: false };
  it('is said with why', () => {
    const html = renderToString(h(NetworksView, { data: { ...data, error: 0.02, instead: 'there is none of chapter 5 in this browser yet' }, offered: COURSE }));
    expect(text(html)).toContain('The course’s network answers (784-10, wrong in 2.0 of 100 digits it had not learned from): there is none of chapter 5 in this browser yet.');
  });
  it('is the pupil while it speaks', () => {
    expect(text(renderToString(h(NetworksView, { data: { ...data, pupil: true }, offered: COURSE })))).toContain('Your pupil answers');
    expect(networksProblem({ ...data, pupil: 'yes' })).toContain('pupil');
  });
});

describe('lessons', () => {
  const card = { label: 0, levels: blank, says: 8 };
  it('can be added only with a drawing, and not without end', () => {
    const disabled = (props: Parameters<typeof LessonsView>[0]): number => (renderToString(h(LessonsView, props)).match(/data-lesson="\d" disabled/g) ?? []).length;
    expect(disabled({ data: { cards: [card] }, live: true, drawn: true })).toBe(0);
    expect(disabled({ data: { cards: [card] }, live: true, drawn: false })).toBe(10);
    expect(disabled({ data: { cards: new Array(MOST_LESSONS).fill(card) }, live: true, drawn: true })).toBe(10);
    expect(lessonsProblem({ cards: [{ ...card, levels: 'x' }] })).toContain('784');
  });
});

describe('a pad', () => {
  it('is a picture without a script, and a drawing pad with one', () => {
    const props = { id: 'p', label: 'Yours', drawing: [[{ x: 0.1, y: 0.1 }]], pen: 'thin' as const };
    expect(renderToString(h(PadView, props))).toContain('role="img"');
    const live = renderToString(h(PadView, { ...props, live: true }));
    expect(live).toContain('role="application"');
    expect(live).toContain('aria-label="Yours: one stroke"');
    expect(live).toContain('aria-describedby="p-help"');
  });
});
