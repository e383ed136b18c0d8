/** A display record as what it is. Pure: the build renders it to text, the page renders it into the cell. */
import type { VNode } from 'preact';
import type { DisplayRecord, Shown } from '../../engine/protocol.ts';
import { ChecksView } from './checks.tsx';
import { type DisplayContext, kindClass } from './context.ts';
import { ImageView } from './image.tsx';
import { MatrixView, VectorView } from './matrix.tsx';
import { LiteralView, NumberView, TextView } from './number.tsx';
import { ObjectView } from './object.tsx';
import { pictureView } from './picture.ts';
import { TableView } from './table.tsx';

export interface DisplayProps {
  record: DisplayRecord;
  context: DisplayContext;
  /** The name that the value is shown under: decides its colour. */
  label?: string;
}

export function Display({ record, context, label }: DisplayProps): VNode {
  const kind = kindClass(context.names, label);
  switch (record.kind) {
    case 'number':
      return <NumberView record={record} kind={kind} />;
    case 'text':
      return <TextView record={record} />;
    case 'literal':
      return <LiteralView record={record} kind={kind} />;
    case 'vector':
      return <VectorView record={record} kind={kind} />;
    case 'matrix':
      return <MatrixView record={record} kind={kind} />;
    case 'entries':
      return (
        <div class="entries">
          {record.entries.map((entry) => (
            <div class="entry">
              <span class="label">{entry.label}</span>
              <Display record={entry.value} context={context} label={entry.label} />
            </div>
          ))}
        </div>
      );
    case 'table':
      return <TableView record={record} context={context} />;
    case 'picture':
      return pictureView(record.tree, context.prefix);
    case 'image':
      return <ImageView record={record} />;
    case 'checks':
      return <ChecksView rows={record.rows} />;
    case 'object':
      return <ObjectView record={record} context={context} />;
  }
}

/** All that a cell shows, in order. */
export function ShownView({ shown, context }: { shown: readonly Shown[]; context: DisplayContext }): VNode {
  return (
    <>
      {shown.map(({ slot, record }) => (
        <div class="shown" key={slot}>
          <Display record={record} context={{ ...context, prefix: `${context.prefix}-${slot}` }} />
        </div>
      ))}
    </>
  );
}
