/** A cell's head: name, state in words, actions. Pure; the element listens to `data-action`. */
import type { ComponentChildren, VNode } from 'preact';
import { type CellState, isEdited } from '../../engine/host/types.ts';
import { Cross, Dot, ShiftEnter, Square, Tick } from '../displays/glyphs.tsx';
import type { CellFacts } from './facts.ts';
import { type Sign, type Words, wordsOf } from './words.ts';

export interface HeadProps {
  cell: CellState;
  facts: CellFacts;
  /** Whether the stated expectation holds now; absent if there is none. */
  holds?: boolean | undefined;
  /** The editor has the code. */
  editing?: boolean;
  /** Something that went wrong around the cell, not in it. */
  trouble?: string | undefined;
}

export type Action = 'run' | 'stop' | 'edit' | 'leave' | 'reset' | 'accept' | 'decline';

const SIGNS: Record<Exclude<Sign, undefined>, (props: object) => VNode> = { dot: Dot, cross: Cross, tick: Tick, square: Square };

export function CellHead({ cell, facts, holds, editing = false, trouble }: HeadProps): VNode {
  const words = wordsOf(cell, facts, holds);
  const said: Words = trouble === undefined ? words : { ...words, sign: 'cross', text: trouble };
  return (
    <>
      {facts.hide ? null : <span class="cell-name">{facts.id}</span>}
      <State words={said} holds={holds} />
      <span class="cell-actions" role="group" aria-label={`Actions of ${facts.id}`}>
        <Actions cell={cell} facts={facts} words={words} editing={editing} />
      </span>
    </>
  );
}

function State({ words, holds }: { words: Words; holds: boolean | undefined }): VNode {
  const Glyph = words.sign === undefined ? undefined : SIGNS[words.sign];
  const tone = words.sign === 'tick' && holds ? ' holds' : words.sign === 'cross' ? ' wrong' : '';
  return (
    <span class={`cell-state${tone}`}>
      {Glyph ? <Glyph /> : null}
      {words.text}
    </span>
  );
}

function Actions({ cell, facts, words, editing }: { cell: CellState; facts: CellFacts; words: Words; editing: boolean }): VNode {
  if (words.look === 'running' || words.look === 'silent') {
    return (
      <Button action="stop" key="stop">
        <Square /> Stop
      </Button>
    );
  }
  if (words.look === 'paused') {
    return (
      <>
        <Button action="accept">Run</Button>
        <Button action="decline">Decline</Button>
      </>
    );
  }
  const verb = facts.role === 'exercise' ? 'Check' : 'Run';
  return (
    <>
      <Button action="run" key="run">
        {verb} <ShiftEnter />
      </Button>
      {editing ? (
        <Button action="leave">
          Done <kbd>esc</kbd>
        </Button>
      ) : (
        <Button action="edit">Edit</Button>
      )}
      <Button action="reset" disabled={!isEdited(cell)}>
        Reset
      </Button>
    </>
  );
}

function Button(props: { action: Action; disabled?: boolean; children: ComponentChildren }): VNode {
  return (
    <button type="button" class="cell-action" data-action={props.action} disabled={props.disabled ?? false}>
      {props.children}
    </button>
  );
}
