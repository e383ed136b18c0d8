/** A value that the Worker holds: its preview, and on demand what is in it. */
import type { VNode } from 'preact';
import type { DisplayRecord } from '../../engine/protocol.ts';
import type { DisplayContext } from './context.ts';
import { Display } from './record.tsx';

type ObjectRecord = Extract<DisplayRecord, { kind: 'object' }>;

/**
 * The button carries `data-ref`; a baked preview has no reference yet, and the cell's element first wakes the
 * engine. The cell's element listens; this view only draws.
 */
export function ObjectView({ record, context }: { record: ObjectRecord; context: DisplayContext }): VNode {
  const opened = record.ref === undefined ? undefined : context.opened.get(record.ref);
  return (
    <div class="object">
      <button
        type="button"
        class="look-into"
        data-ref={record.ref ?? ''}
        aria-expanded={opened !== undefined}
        title={opened === undefined ? 'Look into this value' : 'Close'}
      >
        <span class="preview">{record.preview}</span>
      </button>
      {opened === undefined ? null : (
        <div class="inside">
          {opened === 'asking' ? (
            <p class="size">asking …</p>
          ) : opened === 'gone' ? (
            <p class="size">This value is gone: its cell has run again since.</p>
          ) : (
            <Display record={opened} context={context} />
          )}
        </div>
      )}
    </div>
  );
}
