/** The process in which `runOnce` runs a chapter, so that a cell without end cannot hold up the build. */
import { projectModules, runChapter, type Chapter } from './run-chapter.ts';

const tell = (message: unknown): void => void process.send?.(message);

// A cell may await what never comes: the process stays until it is ended.
setInterval(() => {}, 60_000);
process.once('message', (chapter: Chapter) => void run(chapter));

async function run(chapter: Chapter): Promise<void> {
  const modules = await projectModules(chapter.cells);
  tell('begun'); // from here on the chapter's time counts
  const baked = await runChapter(chapter, modules, {
    started: (id) => tell({ started: id }),
    ended: (id) => tell({ ended: id }),
  });
  tell({ baked });
}
