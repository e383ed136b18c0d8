/** What search looks through: each chapter's sections as plain words. Made at build, fetched when search is opened. */

export interface SearchSection {
  /** The heading's id; empty for what stands before the first. */
  slug: string;
  heading: string;
  text: string;
}

export interface SearchChapter {
  number: number;
  slug: string;
  title: string;
  sections: SearchSection[];
}

/** A chapter's MDX, cut at its headings: `headings` are those of the rendered chapter, in order. */
export function sectionsOf(mdx: string, headings: readonly { slug: string; text: string }[], title: string): SearchSection[] {
  const parts = withoutCode(mdx).split(/^#{2,6} .*$/m);
  return parts
    .map((part, at) => {
      const heading = at === 0 ? { slug: '', text: title } : headings[at - 1];
      return { slug: heading?.slug ?? '', heading: heading?.text ?? '', text: plainWords(part) };
    })
    .filter((section) => section.text !== '' || section.slug !== '');
}

function withoutCode(mdx: string): string {
  return mdx.replace(/^(```+|~~~+)[^]*?^\1\s*$/gm, '').replace(/\$\$[^]*?\$\$/g, '');
}

/** Words of a piece of MDX, as one would read them aloud: no markup, formulas as their letters, computed values as an ellipsis. */
function plainWords(mdx: string): string {
  return mdx
    .replace(/<(?:Value|Scrub|AsPrinted)\b(?:"[^"]*"|\{[^}]*\}|[^>"{])*>/g, '…')
    .replace(/<(?:"[^"]*"|\{[^}]*\}|[^>"{])*>/g, '')
    .replace(/\$([^$\n]+)\$/g, (_, maths: string) => letters(maths))
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+]|\d+\.|>)\s+/gm, '')
    .replace(/^\s*\|?[\s:|-]+\|\s*$/gm, '')
    .replace(/[*`|]|\\(?=[$\\{}])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
    .trim();
}

const glyphs: Record<string, string> = {
  partial: '∂', nabla: '∇', sigma: 'σ', eta: 'η', delta: 'δ', gamma: 'γ', lambda: 'λ', sum: 'Σ', cdot: '·', times: '×',
};

function letters(maths: string): string {
  return maths
    .replace(/\\live(?:\[[^\]]*\])?\{[^}]*\}/g, '…')
    .replace(/\\qty\{[^}]*\}/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => glyphs[name] ?? '')
    .replace(/\\./g, ' ')
    .replace(/[{}_^]/g, '')
    .replace(/-/g, '−')
    .trim();
}
