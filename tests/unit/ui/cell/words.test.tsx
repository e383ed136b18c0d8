/** A cell says its state in words: one row a state. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { CellState } from '../../../../src/engine/host/types.ts';
import type { CellFacts } from '../../../../src/ui/cell/facts.ts';
import { CellHead } from '../../../../src/ui/cell/head.tsx';
import { After, Before } from '../../../../src/ui/cell/says.tsx';
import { DiffView } from '../../../../src/ui/cell/edited.tsx';
import { wordsOf } from '../../../../src/ui/cell/words.ts';

const cell = (change: Partial<CellState> = {}): CellState => ({ id: 'forward', original: 'a', source: 'a', ran: 'a', status: 'idle', stale: false, dependents: [], ...change });
const facts = (change: Partial<CellFacts> = {}): CellFacts => ({ id: 'forward', role: 'cell', run: 'load', hide: false, ...change });
const edited = { source: 'b' };
const error = { kind: 'thrown', title: 'Shapes don’t fit', detail: '`W1` is 2 × 2', line: 2 } as const;

describe('the head', () => {
  it.each<[string, Partial<CellState>, Partial<CellFacts>, boolean | undefined, string, string]>([
    ['idle', {}, {}, undefined, 'idle', ''],
    ['an expectation that holds', {}, { says: 'the cost fell' }, true, 'idle', 'holds: the cost fell'],
    ['and one that fails', {}, { says: 'the cost fell' }, false, 'idle', 'no longer holds: the cost fell'],
    ['edited, not run', edited, {}, undefined, 'pending', 'edited, not run'],
    ['edited, run', { ...edited, ran: 'b' }, {}, undefined, 'edited', 'edited'],
    ['edited before the course was', { ...edited, ran: 'b', outdated: true }, {}, undefined, 'edited', 'edited; the course has changed this cell since'],
    ['an exercise, edited', edited, { role: 'exercise' }, undefined, 'pending', 'edited, not checked'],
    ['an exercise that was not tried', { status: 'waiting', stale: true }, { role: 'exercise', run: 'click' }, undefined, 'idle', ''],
    ['waiting for a cell', { status: 'waiting', stale: true, waitsFor: 'example' }, {}, undefined, 'stale', 'waits for example'],
    ['a click cell whose input changed', { stale: true, shown: [] }, { run: 'click' }, undefined, 'stale', 'an input has changed: run it again'],
    ['running', { status: 'running' }, {}, undefined, 'running', 'running'],
    ['with progress', { status: 'running', progress: { done: 412, total: 1000, unit: 'steps' } }, {}, undefined, 'running', 'running, 412 of 1,000 steps'],
    ['running beats edited', { ...edited, status: 'running' }, {}, undefined, 'running', 'running'],
    ['silent', { status: 'silent' }, {}, undefined, 'silent', 'no answer for 3 s: Stop ends it'],
    ['stopped', { status: 'stopped', stale: true }, {}, undefined, 'stopped', 'stopped'],
    ['from a link', { ...edited, status: 'paused', stale: true }, {}, undefined, 'paused', 'changed by a link, not run'],
    ['an error', { status: 'error', error }, {}, undefined, 'error', 'error, line 2'],
    ['an error without a line', { status: 'error', error: { kind: 'limit', title: 'Too much' } }, {}, undefined, 'error', 'error'],
    ['an error that is being mended', { ...edited, status: 'error', error }, {}, undefined, 'pending', 'edited, not run'],
  ])('%s', (_, state, fact, holds, look, text) => {
    expect(wordsOf(cell(state), facts(fact), holds)).toMatchObject({ look, text });
  });

  const buttons = (state: Partial<CellState>, fact: Partial<CellFacts> = {}, editing = false): string[] =>
    [...renderToString(<CellHead cell={cell(state)} facts={facts(fact)} editing={editing} />).matchAll(/data-action="(\w+)"( disabled)?/g)].map(([, action, disabled]) => `${action}${disabled ?? ''}`);

  it.each<[string, string[], string[]]>([
    ['idle', buttons({}), ['run', 'edit', 'reset disabled']],
    ['edited', buttons(edited), ['run', 'edit', 'reset']],
    ['editing', buttons(edited, {}, true), ['run', 'leave', 'reset']],
    ['running', buttons({ status: 'running' }), ['stop']],
    ['silent', buttons({ status: 'silent' }), ['stop']],
    ['from a link', buttons({ ...edited, status: 'paused' }), ['accept', 'decline']],
  ])('offers, when %s, what can be done', (_, offered, expected) => {
    expect(offered).toEqual(expected);
  });
});

describe('around the values', () => {
  const says = (state: Partial<CellState>, hasValues = true, fact: Partial<CellFacts> = {}): string => {
    const props = { cell: cell(state), facts: facts(fact), hasValues, outputs: ['dW1'], dependents: state.dependents ?? [] };
    return renderToString(<><Before {...props} />|<After {...props} /></>).replace(/<[^>]+>/g, '');
  };

  it.each<[string, string, string]>([
    ['idle', says({}), '|'],
    ['edited', says(edited), 'Result of the code before your edit|'],
    ['edited, with nothing to show', says(edited, false), '|'],
    ['from a link', says({ ...edited, status: 'paused' }), 'Result of the course’s own code|'],
    ['a click cell before its click', says({}, false, { run: 'click' }), '|Starts when you press Run.'],
    ['an error', says({ status: 'error', error, dependents: ['allGradients', 'update'] }), '|Shapes don’t fit. W1 is 2 × 2Cells that use dW1 keep their last result: allGradients, update.'],
    ['stopped', says({ status: 'stopped' }), '|Stopped before it was done. Run starts it from the beginning.'],
  ])('%s', (_, text, expected) => {
    expect(text).toBe(expected);
  });

  it('draws the meter', () => {
    const props = { cell: cell({ status: 'running', progress: { done: 1, total: 4, unit: 'steps' } }), facts: facts(), hasValues: true, outputs: [], dependents: [] };
    expect(renderToString(<After {...props} />)).toContain('aria-valuenow="25"');
  });

  it('escapes what an error says', () => {
    expect(says({ status: 'error', error: { kind: 'thrown', title: '<img src=x>' } })).not.toContain('<img');
  });

  it('shows what a link changes', () => {
    const html = renderToString(<DiffView before={'a\nb'} after={'a\nc'} />);
    expect(html).toMatch(/class="line removed".*taken away: .*b/s);
    expect(html).toMatch(/class="line added".*added: .*c/s);
  });
});
