/** Vectors and matrices, in thin square brackets, right-aligned. */
import type { VNode } from 'preact';
import type { DisplayRecord } from '../../engine/protocol.ts';
import { count, formatTogether } from './digits.ts';
import { classes } from './number.tsx';

type Of<K extends DisplayRecord['kind']> = Extract<DisplayRecord, { kind: K }>;

/** Longer vectors are laid out as rows of this many, so that they don't run down the page. */
const TALLEST = 10;
const WRAP = 6;
/** Of a very long one this many are shown. */
const MOST = 36;

export function VectorView({ record, kind }: { record: Of<'vector'>; kind?: string | undefined }): VNode {
  const texts = formatTogether(record.values.slice(0, MOST));
  const missing = record.length > texts.length;
  if (record.length <= TALLEST && !missing) {
    return <Brackets rows={texts.map((text) => [text])} kind={kind} says={`vector of ${record.length}`} />;
  }
  if (missing) texts.push('…');
  const rows: string[][] = [];
  for (let start = 0; start < texts.length; start += WRAP) rows.push(texts.slice(start, start + WRAP));
  return <Brackets rows={rows} kind={kind} says={`vector of ${record.length}`} size={`${count(record.length)} values`} />;
}

export function MatrixView({ record, kind }: { record: Of<'matrix'>; kind?: string | undefined }): VNode {
  const texts = formatTogether(record.values.flat());
  let next = 0;
  const rows = record.values.map((row) => row.map(() => texts[next++] ?? ''));
  const wider = record.columns > (record.values[0]?.length ?? 0);
  const taller = record.rows > record.values.length;
  if (wider) for (const row of rows) row.push('…');
  if (taller) rows.push((rows[0] ?? ['']).map(() => '…'));
  const size = wider || taller ? `${count(record.rows)} × ${count(record.columns)}` : undefined;
  return <Brackets rows={rows} kind={kind} says={`matrix of ${record.rows} by ${record.columns}`} size={size} />;
}

function Brackets(props: { rows: string[][]; kind: string | undefined; says: string; size?: string | undefined }): VNode {
  const { rows, kind, says, size } = props;
  // What may be wider than its place can be reached and scrolled with the keyboard.
  const wide = (rows[0]?.length ?? 0) >= WRAP ? { class: 'bracketed wide', tabIndex: 0, role: 'group' as const, 'aria-label': says } : { class: 'bracketed' };
  return (
    <div {...wide}>
      <div class={classes('brackets', kind)}>
        <table class="grid" aria-label={says}>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map((text) => (
                  <td>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {size === undefined ? null : <span class="size">{size}</span>}
    </div>
  );
}

