import type { Sent } from '../../trainer/saved/types.ts';
import { decodeSaved } from './bytes.ts';
import { siteAddress } from './store.ts';

/** A network that the course ships. Error: it could not be fetched, or is damaged. */
export async function fetchCourseNetwork(id: 'course' | 'course-small'): Promise<Sent> {
  const response = await fetch(`${siteAddress()}data/${id}.bin`);
  if (!response.ok) throw new Error(`The course’s network could not be fetched: ${response.status}. Run the cell again to try once more.`);
  return decodeSaved(new Uint8Array(await response.arrayBuffer()));
}
