/** The seven chapters: what the course promises, whether written yet or not. */

/** A part of Tobias Hill's series that a chapter mirrors. */
export interface Mirrored {
  /** A part's number, or 'extra 1'. */
  part: number | string;
  title: string;
  url: string;
}

export interface ChapterEntry {
  number: number;
  title: string;
  /** One sentence: what the reader will have done by the end. */
  promise: string;
  mirrors: Pick<Mirrored, 'part' | 'title'>;
  /** Its content exists: only then has it a slug, and only then is it linked. */
  available: boolean;
  slug?: string;
  minutes?: number;
}

/** What the frontmatter of a written chapter adds to, or says better than, the plan. */
export interface WrittenChapter {
  number: number;
  slug: string;
  title: string;
  promise: string;
  minutes: number;
}

/** Where the series is published. */
export const seriesUrl = 'https://machinelearning.tobiashill.se/';

const planned: readonly Omit<ChapterEntry, 'available' | 'slug' | 'minutes'>[] = [
  {
    number: 1,
    title: 'Foundation',
    promise: 'By the end you will have run a small network by hand and seen what it can, and cannot, bend.',
    mirrors: { part: 1, title: 'Foundation' },
  },
  {
    number: 2,
    title: 'Gradient descent and backpropagation',
    promise:
      'By the end you will have improved a network by hand: twelve numbers nudged, each by an amount you can justify, and the cost a little lower.',
    mirrors: { part: 2, title: 'Gradient descent and backpropagation' },
  },
  {
    number: 3,
    title: 'The network in code',
    promise: 'By the end you will have written the whole network, and broken it on purpose to see what catches you.',
    mirrors: { part: 3, title: 'Implementation' },
  },
  {
    number: 4,
    title: 'Better, faster, stronger',
    promise: 'By the end you will have watched the same network learn in a tenth of the steps, and know which idea bought what.',
    mirrors: { part: 4, title: 'Better, faster, stronger' },
  },
  {
    number: 5,
    title: 'MNIST',
    promise: 'By the end you will have trained a network that reads handwritten digits, here in the page, on all sixty thousand.',
    mirrors: { part: 5, title: 'MNIST' },
  },
  {
    number: 6,
    title: 'Data augmentation',
    promise: 'By the end you will have bent, turned and shifted every digit, and seen the same network make fewer mistakes for it.',
    mirrors: { part: 'extra 1', title: 'Data augmentation' },
  },
  {
    number: 7,
    title: 'Playground',
    promise: 'By the end you will have drawn digits of your own, and found some that fool the network you trained.',
    mirrors: { part: 'extra 2', title: 'MNIST playground' },
  },
];

/** All seven, those that are written with their own words and their address. */
export function listChapters(written: readonly WrittenChapter[]): ChapterEntry[] {
  return planned.map((plan) => {
    const found = written.find((chapter) => chapter.number === plan.number);
    if (!found) return { ...plan, available: false };
    const { slug, title, promise, minutes } = found;
    return { ...plan, available: true, slug, title, promise, minutes };
  });
}

/** 'part 2', 'extra 1': how a mirrored part is named in a sentence. */
export function partName(part: Mirrored['part']): string {
  return typeof part === 'number' ? `part ${part}` : part;
}
