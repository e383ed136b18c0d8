/** Work in small pieces, so that a page that comes alive never keeps its reader waiting for a touch to be answered. */

/** A piece of work begins only if its task has not yet taken so long. Milliseconds. */
const TURN = 8;

const waiting: (() => void)[] = [];
let scheduled = false;

/** Does this after what was asked for before, as soon as the page has a moment. */
export function inTurn(work: () => void): void {
  waiting.push(work);
  if (!scheduled) schedule();
}

function schedule(): void {
  scheduled = true;
  setTimeout(run, 0);
}

function run(): void {
  const end = performance.now() + TURN;
  scheduled = false;
  for (let work; performance.now() < end && (work = waiting.shift()); ) {
    try {
      work();
    } catch (error) {
      reportError(error); // the others are not to go without
    }
  }
  if (waiting.length > 0) schedule();
}
