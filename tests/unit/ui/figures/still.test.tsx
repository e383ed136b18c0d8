import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { still } from '../../../../src/ui/figures/still.ts';

it('a still part is drawn again when one of its props is another, and only then', () => {
  const Part = still(({ points, label }: { points: readonly number[]; label: string }) => <b title={label}>{points.length}</b>);
  expect(renderToString(h(Part, { points: [1, 2], label: 'two' }))).toBe('<b title="two">2</b>');

  const points = [1, 2];
  const part = new Part({ points, label: 'two' });
  part.props = { points, label: 'two' };
  const asks = (next: { points: readonly number[]; label: string }): boolean | undefined => part.shouldComponentUpdate?.(next, {}, {});
  expect(asks({ points, label: 'two' })).toBe(false);
  expect(asks({ points, label: 'three' })).toBe(true);
  expect(asks({ points: [1, 2], label: 'two' })).toBe(true); // equal, not the same
});
