/** What a cell says around its values: whose result it is, what went wrong, how far it is. Pure. */
import type { VNode } from 'preact';
import { type CellState, isPending } from '../../engine/host/types.ts';
import type { CellError } from '../../engine/protocol.ts';
import type { CellFacts } from './facts.ts';
import { wordsOf } from './words.ts';

export interface SaysProps {
  cell: CellState;
  facts: CellFacts;
  /** The cell shows values, baked or computed. */
  hasValues: boolean;
  /** Names of this cell that others use. */
  outputs: readonly string[];
  /** Those others. */
  dependents: readonly string[];
}

/** Above the values: whose they are, when they are not those of the code above them. */
export function Before({ cell, facts, hasValues }: SaysProps): VNode | null {
  if (!hasValues) return null;
  const { look } = wordsOf(cell, facts);
  if (look === 'paused' || look === 'pending') {
    return <p class="cell-before">{look === 'paused' ? 'Result of the course’s own code' : 'Result of the code before your edit'}</p>;
  }
  return null;
}

/** Below the values: the error, the meter, what a click will do. */
export function After({ cell, facts, hasValues, outputs, dependents }: SaysProps): VNode | null {
  const { look } = wordsOf(cell, facts);
  if (look === 'running' || look === 'silent') return <Meter cell={cell} />;
  if (cell.error && (cell.status === 'error' || isPending(cell))) {
    return <ErrorView error={cell.error} dependents={dependents} outputs={outputs} />;
  }
  if (look === 'stopped') return <p class="cell-hint">Stopped before it was done. Run starts it from the beginning.</p>;
  if (facts.run === 'click' && facts.role === 'cell' && !hasValues) return <p class="cell-hint">Starts when you press Run.</p>;
  return null;
}

function ErrorView({ error, dependents, outputs }: { error: CellError; dependents: readonly string[]; outputs: readonly string[] }): VNode {
  return (
    <div class="cell-error">
      <p>
        <strong>{withStop(error.title)}</strong>
        {error.detail === undefined ? null : <> <Prose text={error.detail} /></>}
      </p>
      {dependents.length === 0 ? null : (
        <p class="cell-keep">
          {outputs.length === 0 ? (
            'Cells that use this one '
          ) : (
            <>
              Cells that use <Names names={outputs} />{' '}
            </>
          )}
          keep their last result: <Links ids={dependents} />.
        </p>
      )}
    </div>
  );
}

/** Words with `code` in backticks. */
function Prose({ text }: { text: string }): VNode {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}

function Names({ names }: { names: readonly string[] }): VNode {
  return <>{names.map((name, index) => [index === 0 ? '' : index === names.length - 1 ? ' or ' : ', ', <code>{name}</code>])}</>;
}

function Links({ ids }: { ids: readonly string[] }): VNode {
  return <>{ids.map((id, index) => [index === 0 ? '' : ', ', <a href={`#cell-${id}`}>{id}</a>])}</>;
}

function Meter({ cell: { progress } }: { cell: CellState }): VNode | null {
  if (!progress || !(progress.total > 0)) return null;
  const share = Math.min(1, Math.max(0, progress.done / progress.total));
  return (
    <div class="cell-meter" role="progressbar" aria-label="progress" aria-valuenow={Math.round(share * 100)}>
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}

function withStop(title: string): string {
  return /[.?!:…]$/.test(title) ? title : `${title}.`;
}
