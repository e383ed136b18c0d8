/** Finds sections by words. Pure: the dialog is in search.ts. */
import type { SearchChapter, SearchSection } from './search-index.ts';

export interface Found {
  chapter: SearchChapter;
  section: SearchSection;
  /** The words around the first hit, cut into pieces; every other one, from the second on, is a hit. */
  snippet: string[];
}

/** Sections in which every word of the query begins a word, those with hits in the heading first. */
export function find(chapters: readonly SearchChapter[], query: string, most = 12): Found[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}∂∇]+/gu) ?? [];
  if (words.length === 0) return [];
  const starts = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu'));
  const found: (Found & { score: number })[] = [];
  for (const chapter of chapters) {
    for (const section of chapter.sections) {
      const score = starts.reduce((sum, start) => {
        const points = (start.test(section.heading) ? 4 : 0) + (start.test(section.text) ? 1 : 0);
        return points === 0 ? Number.NaN : sum + points;
      }, 0);
      if (!Number.isNaN(score)) found.push({ chapter, section, snippet: snippetOf(section.text, words), score });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most);
}

const around = 60;

function snippetOf(text: string, words: readonly string[]): string[] {
  const hits = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})`, 'giu');
  const first = Math.max(text.search(hits), 0);
  const from = first <= around ? 0 : text.indexOf(' ', first - around) + 1;
  const end = text.indexOf(' ', first + 2 * around);
  const to = end < 0 ? text.length : end;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`.split(hits);
}
