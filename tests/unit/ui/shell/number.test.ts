import { expect, test } from 'vitest';
import { numberChapter } from '../../../../src/ui/shell/number.ts';

const note = (text: string) => `<aside class="note" data-note>${text}</aside>`;
const numbered = (n: number, text: string) =>
  `<aside class="note" id="note-${n}" role="note"><span class="note-number">${n}</span> ${text}</aside>`;
const mark = (n: number) => `<a class="mark" href="#note-${n}" aria-label="Note ${n}">${n}</a>`;

const cases: [name: string, before: string, after: string][] = [
  ['a note takes the mark before it', `<p>A<a data-mark></a> b</p> ${note('x')}`, `<p>A${mark(1)} b</p> ${numbered(1, 'x')}`],
  ['without a mark, the paragraph’s end', `<p>A</p>\n${note('<p>x</p>')}<p>B</p>`, `<p>A${mark(1)}</p>\n${numbered(1, '<p>x</p>')}<p>B</p>`],
  [
    'two notes of one paragraph stand together',
    `<p>A</p>${note('x')} ${note('y')}<p>B</p>${note('z')}`,
    `<p>A${mark(1)}${mark(2)}</p><div class="notes">${numbered(1, 'x')} ${numbered(2, 'y')}</div><p>B${mark(3)}</p>${numbered(3, 'z')}`,
  ],
  ['after anything but a paragraph, no number', `<p>A</p><ul></ul>${note('x')}`, '<p>A</p><ul></ul><aside class="note open" role="note">x</aside>'],
  [
    'figures, tables and exercises count apart; a reference may come first',
    '<a data-ref="b"></a><figure><b data-number="Figure"></b></figure><figure id="b" class="wide"><section>1</section><b data-number="Figure"></b></figure><section class="callout" id="e"><b data-number="Exercise"></b></section><a data-ref="e"></a>',
    '<a href="#b">Figure&nbsp;2.2</a><figure><b class="caption-number">Figure 2.1</b></figure><figure id="b" class="wide"><section>1</section><b class="caption-number">Figure 2.2</b></figure><section class="callout" id="e"><b class="caption-number">Exercise 2.1</b></section><a href="#e">Exercise&nbsp;2.1</a>',
  ],
];

test.each(cases)('%s', (_, before, after) => {
  expect(numberChapter(before, 2)).toBe(after);
});

test('a reference to nothing is an error', () => {
  expect(() => numberChapter('<a data-ref="nowhere"></a>', 2)).toThrow('<Ref to="nowhere" />');
});
