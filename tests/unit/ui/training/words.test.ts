import { describe, expect, it } from 'vitest';
import type { TrainingState } from '../../../../src/trainer/service.ts';
import { hasLeftRuns } from '../../../../src/ui/training/any-left.ts';
import { leftRuns, readLeft } from '../../../../src/ui/training/left.ts';
import { leftWords, noteWords, overWords, shareOf, standingWords } from '../../../../src/ui/training/words.ts';
import { memoryStore } from '../../engine/host/harness.ts';

const progress = { epoch: 12, done: 30_000, of: 60_000, samplesPerSecond: 843_210, learningRate: 0.02, machine: 'simd' } as const;

describe('the strip says', () => {
  it.each<[string, TrainingState, string]>([
    ['before it begins', { phase: 'starting' }, 'getting ready'],
    ['before it goes on', { phase: 'starting', continued: 1200 }, 'going on after epoch 1,200'],
    ['where it is, and how fast', { phase: 'running', progress }, 'epoch 12 of 30 · 840,000 digits a second'],
    ['no speed before there is one', { phase: 'running', progress: { ...progress, epoch: 0, samplesPerSecond: 0 } }, 'epoch 1 of 30'],
    ['that it is paused', { phase: 'paused', progress }, 'paused in epoch 12 of 30'],
    ['also before it began', { phase: 'paused' }, 'paused'],
  ])('%s', (_, state, words) => {
    expect(standingWords(state, 30)).toBe(words);
  });

  it('what it came to, if it came to anything', () => {
    expect(overWords({ phase: 'over', progress }, 30)).toBe('trained for 12 of 30 epochs · 840,000 digits a second');
    expect(overWords({ phase: 'over', progress: { ...progress, samplesPerSecond: 0 } }, 30)).toBe('trained for 12 of 30 epochs');
    expect(overWords({ phase: 'over' }, 30)).toBe('');
    expect(overWords({ phase: 'over', progress, trouble: 'no' }, 30)).toBe('');
  });

  it('what the reader should know besides', () => {
    expect(noteWords({ phase: 'running', progress })).toBe('');
    expect(noteWords({ phase: 'running', progress: { ...progress, machine: 'plain' }, unkept: true })).toMatch(/plain JavaScript: slower, to the same result\. This browser does not keep checkpoints/);
    expect(noteWords({ phase: 'running', progress: { ...progress, transforming: 'meanwhile' } })).toBe('');
    expect(noteWords({ phase: 'running', progress: { ...progress, transforming: 'in turn' } })).toMatch(/did not start a second Worker .* slower, to the same result/);
  });

  it('how much is done', () => {
    expect(shareOf({ phase: 'running', progress }, 30)).toBeCloseTo(11.5 / 30);
    expect(shareOf({ phase: 'starting' }, 30)).toBe(0);
    expect(shareOf({ phase: 'running', progress: { ...progress, epoch: 31 } }, 30)).toBe(1);
  });

  it('what was left', () => {
    expect(leftWords([12])).toBe('A run was left at epoch 12.');
    expect(leftWords([3, 1400])).toBe('2 runs were left, at epochs 3, 1,400.');
  });
});

describe('runs that were left', () => {
  it('are known by cell until they are dropped', () => {
    const localStorage = memoryStore();
    const window = { localStorage };
    const left = leftRuns(window, 'mnist');
    expect(hasLeftRuns(window, 'mnist')).toBe(false);
    left.set('learn', 'a1', 3);
    left.set('learn', 'b2', 4);
    left.set('compare', 'c3', 1);
    left.set('learn', 'a1', 5);
    expect(readLeft(window, 'mnist')).toEqual({ learn: { a1: 5, b2: 4 }, compare: { c3: 1 } });
    expect([hasLeftRuns(window, 'mnist'), hasLeftRuns(window, 'code')]).toEqual([true, false]);
    left.drop('learn', 'a1');
    left.drop('compare', 'c3');
    left.drop('compare', 'c3');
    expect(readLeft(window, 'mnist')).toEqual({ learn: { b2: 4 } });
    left.drop('learn', 'b2');
    expect([hasLeftRuns(window, 'mnist'), localStorage.map.size]).toEqual([false, 0]);
  });

  it.each(['get', 'set'] as const)('nothing fails where storage refuses to %s', (refusing) => {
    const window = { localStorage: memoryStore(refusing) };
    const left = leftRuns(window, 'mnist');
    left.set('learn', 'a1', 3);
    left.drop('learn', 'a1');
    expect([hasLeftRuns(window, 'mnist'), readLeft(window, 'mnist')]).toEqual([false, {}]);
  });

  it('what is damaged is not read', () => {
    const localStorage = memoryStore();
    for (const text of ['{', '[1]', '{"learn":{"a":"3","b":-1,"c":2}}', 'null']) {
      localStorage.setItem('chainrule:left:mnist', text);
      expect(readLeft({ localStorage }, 'mnist')).toEqual(text.includes('learn') ? { learn: { c: 2 } } : {});
    }
  });
});
