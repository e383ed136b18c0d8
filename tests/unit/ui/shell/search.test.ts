import { expect, test } from 'vitest';
import { find } from '../../../../src/ui/shell/find.ts';
import { sectionsOf } from '../../../../src/ui/shell/search-index.ts';

const mdx = `Before *any* heading, see [the series](https://example.org/).

## How wrong?

The cost $\\cost{C}$ is <Value of="cost > 1 ? 1 : cost" digits={6} />, and η is <Scrub name="eta" value={0.1} />.

\`\`\`ts live name="x"
## not a heading
const hidden = 1;
\`\`\`

$$
\\sum_j y_j
$$

<Note>A note on $\\qty{w5}{w_5}$ and h<sub>1</sub>.</Note>

### Deeper

| letter | what |
|---|--:|
| $i$ | the \`input\` |
`;

const sections = sectionsOf(mdx, [{ slug: 'how-wrong', text: 'How wrong?' }, { slug: 'deeper', text: 'Deeper' }], 'Title');

test('a chapter becomes sections of plain words', () => {
  expect(sections).toEqual([
    { slug: '', heading: 'Title', text: 'Before any heading, see the series.' },
    { slug: 'how-wrong', heading: 'How wrong?', text: 'The cost C is …, and η is …. A note on w5 and h1.' },
    { slug: 'deeper', heading: 'Deeper', text: 'letter what i the input' },
  ]);
});

const chapters = [{ number: 2, slug: 'two', title: 'Title', sections }];
const headings = (query: string) => find(chapters, query).map((found) => found.section.heading);

test('every word must begin a word; headings come first', () => {
  expect(headings('cost note')).toEqual(['How wrong?']);
  expect(headings('cost nothing')).toEqual([]);
  expect(headings('ost')).toEqual([]);
  expect(headings('')).toEqual([]);
  expect(headings('w5')).toEqual(['How wrong?']);
  expect(headings('DEEP')).toEqual(['Deeper']);
  expect(headings('(.*')).toEqual([]);
});

test('the snippet alternates words and hits', () => {
  expect(find(chapters, 'cost')[0]?.snippet).toEqual(['The ', 'cost', ' C is …, and η is …. A note on w5 and h1.']);
});
