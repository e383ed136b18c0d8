/** Pictures as letters, and as paths. */
import { describe, expect, it } from 'vitest';
import { discPaths } from '../../../../../src/ui/figures/playground/discs.tsx';
import { isLevels, levelOf, pixelPaths } from '../../../../../src/ui/figures/playground/levels.ts';

describe('levels', () => {
  it('are eight each way', () => {
    expect([...'HBA0abh'].map(levelOf)).toEqual([-8, -2, -1, 0, 1, 2, 8]);
    expect(isLevels('0ahAH')).toBe(true);
    expect(isLevels('0i')).toBe(false);
    expect(isLevels('00', 3)).toBe(false);
  });
});

describe('pixels', () => {
  it('of one level in a row are one piece; blanks are none', () => {
    const paths = pixelPaths(`0aa0${'00Ba'}`, 4);
    expect([...paths.keys()].sort((a, b) => a - b)).toEqual([-2, 1]);
    expect(paths.get(1)).toBe('M1 0h2v1h-2zM3 1h1v1h-1z');
    expect(paths.get(-2)).toBe('M2 1h1v1h-1z');
  });

  it('do not run on into the next row', () => {
    expect(pixelPaths('0aa0', 2).get(1)).toBe('M1 0h1v1h-1zM0 1h1v1h-1z');
  });
});

describe('discs', () => {
  it('have areas by level', () => {
    const { above, below, silent } = discPaths('hb0A', 2);
    const radii = [...above.matchAll(/a([\d.]+) /g)].map(([, r]) => Number(r));
    expect((radii[0] ?? 0) ** 2 / (radii[2] ?? 1) ** 2).toBeCloseTo(4, 0);
    expect(below).toContain('M1.34 1.5');
    expect(silent).toContain('M0.42 1.5');
  });
});
