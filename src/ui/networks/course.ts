/** The networks that the course ships, as files of the site. */
import { decodeNetwork } from '../../trainer/course/file.ts';
import { checkNumbers, type Sent } from '../../trainer/saved/types.ts';
import { siteAddress } from './store.ts';

type CourseId = 'course' | 'course-small';

/** What is used of what the file says of its network. */
interface Said {
  readonly title: string;
  readonly testError: number;
  readonly preparation: { readonly deskew?: boolean };
}

const fetched = new Map<CourseId, Promise<Sent>>();

/** A network that the course ships. Error: it could not be fetched, or is damaged; the next call tries again. */
export function fetchCourseNetwork(id: CourseId): Promise<Sent> {
  let sent = fetched.get(id);
  if (!sent) {
    sent = read(id);
    fetched.set(id, sent);
    sent.catch(() => fetched.delete(id));
  }
  return sent;
}

async function read(id: CourseId): Promise<Sent> {
  const response = await fetch(`${siteAddress()}data/networks/${id}.bin`);
  if (!response.ok) throw new Error(`The course’s network could not be fetched: ${response.status}. Run the cell again to try once more.`);
  const { about, model } = decodeNetwork<Said>(new Uint8Array(await response.arrayBuffer()));
  return {
    about: { id, title: about.title, error: about.testError, deskewed: about.preparation.deskew !== false },
    numbers: checkNumbers({
      sizes: [model.inputs, ...model.layers.map(({ size }) => size)],
      activations: model.layers.map(({ activation }) => activation),
      cost: model.cost,
      layers: model.layers.map(({ weights, biases }) => ({ weights: Float32Array.from(weights.flat()), biases: Float32Array.from(biases) })),
    }),
  };
}
