/** A chapter's text at build: as plugins for Astro, and as a function for tests. */
export type { Chapter } from './chapter.ts';
export { chapterPlugins } from './plugins.ts';
export { readChapter } from './read.ts';
export { judgeSolution } from './solutions.ts';
export { watchSources } from './watch.ts';
