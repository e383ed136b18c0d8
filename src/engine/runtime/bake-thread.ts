/** The thread in which `runOnce` runs a chapter, so that a cell without end cannot hold up the build. */
import { parentPort, workerData } from 'node:worker_threads';
import { projectModules, runChapter, type Chapter } from './run-chapter.ts';

const chapter = workerData as Chapter;
// A cell may await what never comes: the thread stays until it is ended.
setInterval(() => {}, 60_000);
const modules = await projectModules(chapter.cells);
parentPort?.postMessage('begun'); // from here on the chapter's time counts
const baked = await runChapter(chapter, modules, {
  started: (id) => parentPort?.postMessage({ started: id }),
  ended: (id) => parentPort?.postMessage({ ended: id }),
});
parentPort?.postMessage({ baked });
