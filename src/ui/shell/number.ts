/**
 * Numbers what a chapter counts, once its HTML is whole: so the numbers are text, which can be selected and
 * searched, whatever the order in which components were rendered.
 *
 *   in:  <p>… add up.<a data-mark></a> The sum</p> <aside class="note" data-note>…
 *   out: <p>… add up.<a class="mark" href="#note-1" …>1</a> The sum</p> <aside class="note" id="note-1" …>…
 *
 *   in:  <figure id="valley">… <b data-number="Figure"></b> … <a data-ref="valley"></a>
 *   out: <figure id="valley">… <b class="caption-number">Figure 2.1</b> … <a href="#valley">Figure 2.1</a>
 */
export function numberChapter(html: string, chapter: number): string {
  return numberCaptions(numberNotes(html), chapter);
}

const markPlace = '<a data-mark></a>';
const noteStart = '<aside class="note" data-note>';
const noteEnd = '</aside>';
const paragraphEnd = '</p>';

/**
 * A note belongs to the first free mark before it; where the author set none, the mark goes to the end of
 * the paragraph that the note follows. After anything else than a paragraph it stands without a number.
 */
function numberNotes(html: string): string {
  const pieces: string[] = [];
  const freeMarks: number[] = []; // places in `pieces` that wait for a number
  let place: number | undefined; // the end of the last paragraph, while nothing but notes came after it
  let inNote = false;
  let count = 0;

  for (const piece of html.split(/(<a data-mark><\/a>|<aside class="note" data-note>|<\/aside>|<\/p>)/)) {
    if (piece === noteStart) {
      inNote = true;
      const mark = freeMarks.shift() ?? place;
      if (mark === undefined) {
        pieces.push('<aside class="note open" role="note">');
      } else {
        count += 1;
        pieces[mark] += `<a class="mark" href="#note-${count}" aria-label="Note ${count}">${count}</a>`;
        pieces.push(`<aside class="note" id="note-${count}" role="note"><span class="note-number">${count}</span> `);
      }
    } else if (piece === noteEnd) {
      inNote = false;
      pieces.push(piece);
    } else if (piece === markPlace) {
      freeMarks.push(pieces.push('') - 1);
    } else if (piece === paragraphEnd && !inNote) {
      place = pieces.push('') - 1;
      pieces.push(piece);
    } else {
      if (!inNote && piece.trim() !== '') place = undefined;
      pieces.push(piece);
    }
  }
  // Notes of one paragraph share its row, one below the other.
  return pieces.join('').replace(/(?:<aside class="note"(?:(?!<\/aside>)[^])*<\/aside>\s*){2,}/g, '<div class="notes">$&</div>');
}

/** Figures, tables and exercises count each for themselves; a reference reads as what it refers to. */
function numberCaptions(html: string, chapter: number): string {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  const open: string[] = []; // ids of the figures and sections that are open
  const places = /<(\/?)(?:figure|section)\b(?:[^>]*? id="([^"]*)")?[^>]*>|<b data-number="(\w+)">/g;
  const numbered = html.replace(places, (whole, end: string | undefined, id: string | undefined, word: string | undefined) => {
    if (word === undefined) {
      if (end === '/') open.pop();
      else open.push(id ?? '');
      return whole;
    }
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    const name = `${word} ${chapter}.${count}`;
    const of = open.at(-1);
    if (of) names.set(of, name);
    return `<b class="caption-number">${name}`;
  });
  return numbered.replace(/<a data-ref="([^"]*)">/g, (_, id: string) => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`<Ref to="${id}" /> names no figure, table or exercise of this chapter.`);
    return `<a href="#${id}">${name.replace(' ', '&nbsp;')}`;
  });
}
