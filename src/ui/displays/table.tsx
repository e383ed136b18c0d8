/** A table of values: head rule, numbers to the right and in step, no vertical lines. */
import type { VNode } from 'preact';
import type { DisplayRecord } from '../../engine/protocol.ts';
import { type DisplayContext, kindClass } from './context.ts';
import { count, formatTogether } from './digits.ts';
import { classes } from './number.tsx';
import { Display } from './record.tsx';

type TableRecord = Extract<DisplayRecord, { kind: 'table' }>;

export function TableView({ record, context }: { record: TableRecord; context: DisplayContext }): VNode {
  const columns = record.columns.map((_, index) => numbersOf(record, index));
  return (
    <div class="table-scroll" tabIndex={record.columns.length > 4 ? 0 : undefined} role="group" aria-label="table">
      <table class="values">
        <thead>
          <tr>
            {record.columns.map((name, index) => (
              <th scope="col" class={columns[index] ? 'figure' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {record.rows.map((row, r) => (
            <tr>
              {row.map((cell, c) => (
                <td class={classes(columns[c] && 'figure', kindClass(context.names, record.columns[c]))}>
                  {columns[c]?.[r] ?? <Display record={cell} context={context} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {record.length > record.rows.length ? (
        <p class="size">
          {count(record.rows.length)} of {count(record.length)} rows
        </p>
      ) : null}
    </div>
  );
}

/** The column's texts if all of it is numbers. */
function numbersOf(record: TableRecord, column: number): string[] | undefined {
  const values: number[] = [];
  for (const row of record.rows) {
    const cell = row[column];
    if (cell?.kind !== 'number' || typeof cell.value !== 'number') return undefined;
    values.push(cell.value);
  }
  return formatTogether(values);
}
