/** `savedNetwork` at build: only the course's own are there. Node only. */
import { aboutCourse, courseNetwork } from '../course/node.ts';
import type { SavedNetwork, Which } from './types.ts';

/** The network `which`; where there is none of the reader's, the course's. */
export async function savedNetwork(which: Which): Promise<SavedNetwork> {
  const id = which === 'course-small' ? which : 'course';
  const { title, testError, preparation } = await aboutCourse(id);
  return { id, title, error: testError, deskewed: preparation.deskew !== false, network: await courseNetwork(id) };
}
