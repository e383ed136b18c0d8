/** What the reader trained, kept in this browser once it is at an end. Fetched when there is something to keep. */
import type { Recipe } from '../../trainer/recipe.ts';
import type { Numbers } from '../../trainer/saved/types.ts';
import type { Kept, Mine } from './index-of-kept.ts';
import { pageStore, type NetworkStore } from './store.ts';

/** What is known of a training that has ended. */
export interface Trained {
  /** The chapter, as it is named in addresses. */
  chapter: string;
  recipe: Recipe;
  layers: Numbers['layers'];
  /** Its error on the validation digits, if it was looked at. */
  error?: number | undefined;
}

const PLACES: Record<string, { id: Mine; title: string }> = {
  mnist: { id: 'chapter-5', title: 'your network of chapter 5' },
  'data-augmentation': { id: 'chapter-6', title: 'your network of chapter 6' },
};

/**
 * Keeps a network that reads digits, if it was trained in earnest: a training that keeps no checkpoints is a trial. Returns
 * whether it is kept now. Error: none; what can't be kept is not.
 */
export async function keepTrained({ chapter, recipe, layers, error }: Trained, now: Date, store: NetworkStore = pageStore()): Promise<boolean> {
  const place = PLACES[chapter.replace(/^\d+-/, '')];
  const { sizes, hidden, output, cost } = recipe.design;
  if (!place || !recipe.keep || sizes[0] !== 784 || sizes.at(-1) !== 10) return false;
  const about: Kept = { ...place, when: now.toISOString(), sizes: sizes.join('-'), deskewed: false, ...(error !== undefined && { error }) };
  try {
    await store.keep(about, { sizes, activations: [...hidden, output], cost, layers });
    return true;
  } catch {
    return false;
  }
}
