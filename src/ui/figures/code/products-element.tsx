/** `<cr-products>`: the two products in the page. What is pointed at, or focused, shows its factors. */
import { render } from 'preact';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { productsProblem } from './products-data.ts';
import type { ProductsData } from './products-data.ts';
import { ProductsView, type At } from './products.tsx';

export const attach: Attach = (host, session) => {
  let at: At = { row: 0, column: 1 };
  const follower = follow<ProductsData>({
    host,
    session,
    problemOf: productsProblem,
    draw: ({ data, stale, problem }) => render(<ProductsView data={data} at={at} stale={stale} problem={problem} />, host),
  });
  const point = ({ target }: Event): void => {
    const picked = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset : undefined;
    if (!picked) return;
    const { row, column } = picked;
    at = { row: Number(row), column: column === undefined ? undefined : Number(column) };
    follower.redraw();
  };
  for (const event of ['pointerover', 'focusin', 'click']) host.addEventListener(event, point);
  return follower;
};
