/** A pad to draw on: paper, ink, and what a hand needs besides. A pure view. */
import type { VNode } from 'preact';
import type { Drawing } from '../../network/drawing/drawing.ts';
import { GRID, PENS, pathOf, type Pen } from './ink.ts';

interface Props {
  id: string;
  label: string;
  drawing: Drawing;
  pen: Pen;
  /** Small pads, beside a figure, leave the choice of pens to the large one. */
  small?: boolean;
  /** Where the keyboard is, while it draws. */
  at?: { column: number; row: number } | undefined;
  /** What the keyboard's user is told of the place it is at. */
  place?: string;
  /** In the page, and alive. */
  live?: boolean;
}

const WORDS: Record<Pen, string> = { thin: 'Thin', medium: 'Medium', thick: 'Thick' };

export function PadView({ id, label, drawing, pen, small = false, at, place = '', live = false }: Props): VNode {
  const side = 1000 / GRID;
  return (
    <div class="pad" data-small={small ? '' : undefined}>
      <div class="pad-paper" tabIndex={live ? 0 : undefined} role={live ? 'application' : 'img'} aria-roledescription={live ? 'drawing pad' : undefined}
        aria-label={`${label}: ${wordsFor(drawing)}`} aria-describedby={live ? `${id}-help` : undefined}>
        <svg viewBox="0 0 1000 1000" aria-hidden="true">
          <path class="pad-guide" d="M500 0V1000M0 500H1000" />
          <g class="pad-ink" stroke-width={1000 * PENS[pen]}>{drawing.map((stroke, k) => <path key={k} d={pathOf(stroke)} />)}</g>
          {at ? <rect class="pad-place" x={at.column * side} y={at.row * side} width={side} height={side} /> : null}
        </svg>
        {live && drawing.length === 0 && !at ? <span class="pad-hint" aria-hidden="true">Draw a digit</span> : null}
      </div>
      <p class="unseen" id={`${id}-help`}>Arrow keys walk over a grid of {GRID} by {GRID} places. Space paints, next to the last place as one line. Shift and an arrow key paint on the way. Backspace takes back, Delete clears.</p>
      <p class="unseen" aria-live="assertive">{place}</p>
      <div class="pad-tools needs-script" role="group" aria-label={`Tools for ${label}`}>
        <button type="button" data-pad="undo" disabled={drawing.length === 0}>Undo</button>
        <button type="button" data-pad="clear" disabled={drawing.length === 0}>Clear</button>
        {small ? null : (
          <span class="pad-pens" role="group" aria-label="Pen">
            {(Object.keys(PENS) as Pen[]).map((name) => (
              <button type="button" key={name} data-pad={name} aria-pressed={name === pen}>
                <i style={`--pen:${PENS[name]}`} />{WORDS[name]}
              </button>
            ))}
          </span>
        )}
      </div>
    </div>
  );
}

function wordsFor({ length }: Drawing): string {
  return length === 0 ? 'empty' : length === 1 ? 'one stroke' : `${length} strokes`;
}
