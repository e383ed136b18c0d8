/**
 * Two products in a row: ∂C/∂o ⊙ σ′(i) = δ, neuron by neuron, then δ with every signal, as a multiplication table.
 * A pure view; the product pointed at shows its factors.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Kind } from '../../../engine/protocol.ts';
import { brief, fitted, inProduct } from '../numbers.ts';
import type { ProductsData } from './products-data.ts';

/** The product pointed at: of the table, or with no column one of the deltas. */
export interface At {
  row: number;
  column?: number | undefined;
}

export interface ProductsProps {
  data: ProductsData;
  at: At;
  stale?: boolean;
  problem?: string | undefined;
}

const set = (value: number): string => brief(value, 4, 8);

export function ProductsView({ data, at, stale, problem }: ProductsProps): VNode {
  const { dCdo, slope, delta, from, dW } = data;
  const inTable = at.column !== undefined;
  const inRow = (row: number): boolean => row === at.row;
  const factor = (row: number): boolean => inRow(row) && !inTable;
  return (
    <div class="products" data-stale={stale || undefined}>
      <div class="products-drawing">
        <Column head={<Rate by="o" />} kind="gradient" values={dCdo} on={factor} />
        <Sign>⊙</Sign>
        <Column head={<span class="figure-maths"><i>σ</i>′(<i>i</i>)</span>} kind="ink" values={slope} on={factor} />
        <Sign>=</Sign>
        <table class="products-table">
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={from.length} class="quiet">came in</th>
            </tr>
            <tr>
              <th scope="col"><span class="figure-maths k-gradient"><i>δ</i></span></th>
              {from.map((value, c) => (
                <th key={c} scope="col" class="k-signal" data-on={c === at.column || undefined}>{set(value)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {delta.map((value, r) => (
              <tr key={r}>
                <th scope="row" class="k-gradient" data-on={inRow(r) || undefined}>
                  <Pick row={r} pressed={factor(r)} says={`δ of neuron ${r + 1}`}>{set(value)}</Pick>
                </th>
                {(dW[r] ?? []).map((product, c) => (
                  <td key={c} class="k-gradient" data-on={(inRow(r) && c === at.column) || undefined}>
                    <Pick row={r} column={c} pressed={inRow(r) && c === at.column} says={`neuron ${r + 1}, signal ${c + 1}`}>{set(product)}</Pick>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p class="products-name"><Rate by="W" /></p>
      </div>
      <p class="products-says" aria-live="polite">
        {problem !== undefined && <span class="figure-problem">Still the last result: {problem}. </span>}
        <Sentence data={data} at={at} />
      </p>
    </div>
  );
}

function Column({ head, kind, values, on }: { head: VNode; kind: Kind; values: readonly number[]; on: (row: number) => boolean }): VNode {
  return (
    <table class="products-column">
      <thead><tr><td class="spacer">{'\u00a0'}</td></tr><tr><th scope="col">{head}</th></tr></thead>
      <tbody>
        {values.map((value, r) => (
          <tr key={r}><td class={`k-${kind}`} data-on={on(r) || undefined}>{set(value)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

const Sign = ({ children }: { children: string }): VNode => <span class="products-sign" aria-hidden="true">{children}</span>;

function Pick({ row, column, pressed, says, children }: { row: number; column?: number; pressed: boolean; says: string; children: string }): VNode {
  return (
    <button type="button" data-row={row} data-column={column} aria-pressed={pressed} aria-label={`${says}: ${children}`}>{children}</button>
  );
}

function Sentence({ data, at }: { data: ProductsData; at: At }): VNode {
  const { dCdo, slope, delta, from, dW } = data;
  const { row, column } = at;
  const of = (list: readonly number[] | undefined, n: number): number => list?.[n] ?? NaN;
  if (column === undefined)
    return (
      <>
        Neuron {row + 1}: its <Rate by="o" /> times its own slope, <Num kind="gradient">{set(of(dCdo, row))}</Num> · <Num kind="ink">{inProduct(set(of(slope, row)))}</Num> ={' '}
        <Num kind="gradient">{fitted(of(delta, row), 4, 9)}</Num>, is its <i class="figure-maths k-gradient">δ</i>.
      </>
    );
  return (
    <>
      From signal {column + 1} to neuron {row + 1}: <i class="figure-maths k-gradient">δ</i> times what came in, <Num kind="gradient">{set(of(delta, row))}</Num> ·{' '}
      <Num kind="signal">{inProduct(set(of(from, column)))}</Num> = <Num kind="gradient">{fitted(of(dW[row], column), 4, 9)}</Num>, is the slope of this weight.
    </>
  );
}

const Num = ({ kind, children }: { kind: Kind; children: ComponentChildren }): VNode => <b class={`k-${kind}`}>{children}</b>;

/** ∂C/∂o, ∂C/∂W. */
function Rate({ by }: { by: 'o' | 'W' }): VNode {
  return (
    <span class="figure-maths">
      <span class="k-gradient">∂</span><i class="k-cost">C</i>/<span class="k-gradient">∂</span><i class={by === 'o' ? 'k-signal' : 'k-weight'}>{by}</i>
    </span>
  );
}
