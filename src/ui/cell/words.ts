/** A cell's state in words, for its head. Pure. */
import { type CellState, isEdited, isPending } from '../../engine/host/types.ts';
import { count } from '../displays/digits.ts';
import type { CellFacts } from './facts.ts';

/** Decides the edge and the colours; one at a time, the most urgent wins. */
export type Look =
  | 'idle' | 'edited' | 'pending' | 'stale' | 'running' | 'silent' | 'stopped' | 'paused' | 'error';

export type Sign = 'dot' | 'cross' | 'tick' | 'square' | undefined;

export interface Words {
  look: Look;
  sign: Sign;
  text: string;
}

/** What the head says. `holds` is whether the stated expectation holds now, if there is one. */
export function wordsOf(cell: CellState, facts: CellFacts, holds?: boolean): Words {
  const look = lookOf(cell, facts);
  switch (look) {
    case 'running':
      return { look, sign: undefined, text: progressWords(cell) };
    case 'silent':
      return { look, sign: undefined, text: 'no answer for 3 s: Stop ends it' };
    case 'paused':
      return { look, sign: 'dot', text: 'changed by a link, not run' };
    case 'pending':
      return { look, sign: 'dot', text: (facts.role === 'exercise' ? 'edited, not checked' : 'edited, not run') + since(cell) };
    case 'error':
      return { look, sign: 'cross', text: cell.error?.line === undefined ? 'error' : `error, line ${cell.error.line}` };
    case 'stopped':
      return { look, sign: 'square', text: 'stopped' };
    case 'stale':
      return { look, sign: undefined, text: staleWords(cell, facts) };
    default:
      return idleWords(look, cell, facts, holds);
  }
}

/** An edit that is older than the course's present text of the cell. */
function since({ outdated }: CellState): string {
  return outdated ? '; the course has changed this cell since' : '';
}

function lookOf(cell: CellState, facts: CellFacts): Look {
  if (cell.status === 'running' || cell.status === 'silent' || cell.status === 'paused') return cell.status;
  if (cell.status === 'stopped') return 'stopped';
  if (isPending(cell)) return 'pending';
  if (cell.status === 'error') return 'error';
  // An exercise that waits has not been checked: that is no state to speak of.
  if (cell.status === 'waiting' || cell.stale) return facts.role === 'exercise' && cell.shown === undefined ? 'idle' : 'stale';
  return isEdited(cell) ? 'edited' : 'idle';
}

function progressWords({ progress }: CellState): string {
  if (!progress) return 'running';
  const { done, total, unit } = progress;
  return `running, ${count(Math.floor(done))} of ${count(Math.floor(total))} ${unit}`;
}

function staleWords(cell: CellState, facts: CellFacts): string {
  if (cell.waitsFor !== undefined && cell.waitsFor !== cell.id) return `waits for ${cell.waitsFor}`;
  if (facts.run === 'click') return cell.shown === undefined ? 'not run yet' : 'an input has changed: run it again';
  return 'waits';
}

function idleWords(look: Look, cell: CellState, facts: CellFacts, holds: boolean | undefined): Words {
  if (holds === false) return { look, sign: 'cross', text: `no longer holds: ${facts.says ?? ''}` };
  if (look === 'edited') return { look, sign: 'dot', text: `edited${since(cell)}` };
  if (holds === true) return { look, sign: 'tick', text: `holds: ${facts.says ?? ''}` };
  return { look, sign: undefined, text: '' };
}
