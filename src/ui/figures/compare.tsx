/** Exact figures beside the same ones as printed, which are struck through. A pure view. */
import type { VNode } from 'preact';
import type { Kind } from '../../engine/protocol.ts';
import { fitted } from './numbers.ts';
import { Name } from './sentence.tsx';

export interface CompareRow {
  /** The quantity: w5, y1, C. */
  q: string;
  /** Its slope (∂C/∂…), or its value after one step. */
  of: 'slope' | 'after';
  exact: number;
  printed: number;
}

export interface CompareProps {
  rows: readonly CompareRow[];
  digits: number;
  stale?: boolean;
  problem?: string | undefined;
}

/** Why a value can't be compared, in words. */
export function compareProblem(value: unknown): string | undefined {
  const isRow = (v: unknown): boolean => {
    const row = v as Partial<CompareRow> | null;
    return typeof row === 'object' && row !== null && typeof row.q === 'string' && (row.of === 'slope' || row.of === 'after') && typeof row.exact === 'number' && typeof row.printed === 'number';
  };
  return Array.isArray(value) && value.every(isRow) ? undefined : 'there should be rows of { q, of, exact, printed }';
}

const kinds: Record<string, Kind> = { w: 'weight', b: 'bias', y: 'signal', h: 'signal', x: 'signal', C: 'cost', e: 'expected' };

export function CompareView({ rows, digits, stale, problem }: CompareProps): VNode {
  return (
    <div class="compare" data-stale={stale || undefined}>
      {problem !== undefined && <p class="figure-problem">Still the last result: {problem}.</p>}
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">quantity</span></th>
            <th scope="col" class="number">exact, used here</th>
            <th scope="col" class="number">as printed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.of}${row.q}`} row={row} digits={digits} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, digits }: { row: CompareRow; digits: number }): VNode {
  const kind = kinds[row.q[0] ?? ''] ?? 'ink';
  const name = <Name id={row.q} kind={kind} />;
  return (
    <tr data-q={row.q}>
      <th scope="row">{row.of === 'slope' ? <Rate name={name} /> : <>{name} after one step</>}</th>
      <td class={`number k-${row.of === 'slope' ? 'gradient' : kind}`}>{fitted(row.exact, digits, 14)}</td>
      <td class="number">
        <del>{fitted(row.printed, digits, 14)}</del>
      </td>
    </tr>
  );
}

/** ∂C/∂name, in maths' own faces. */
function Rate({ name }: { name: VNode }): VNode {
  return (
    <span class="figure-maths">
      <span class="k-gradient">∂</span>
      <i class="k-cost">C</i>/<span class="k-gradient">∂</span>
      {name}
    </span>
  );
}
