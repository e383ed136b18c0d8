/** Invented digits: blots of ink somewhere, blank sheets, full sheets, single dots. */
import { random, type Random } from '../../../src/network/random.ts';
import { PIXELS, SIDE, type PlainDigits } from '../../../src/mnist/layout.ts';

export function blots(n: number, seed = 1): PlainDigits {
  const drawn = random(seed);
  const images = new Uint8Array(n * PIXELS);
  for (let k = 0; k < n; k++) blot(images.subarray(k * PIXELS, (k + 1) * PIXELS), drawn);
  return { images, labels: Uint8Array.from({ length: n }, () => drawn.integer(10)) };
}

function blot(image: Uint8Array, { integer }: Random): void {
  const kind = integer(8);
  if (kind === 0) return;
  if (kind === 1) return void image.fill(255);
  if (kind === 2) return void (image[integer(PIXELS)] = 1 + integer(255));
  const [x, y, size] = [integer(SIDE), integer(SIDE), 2 + integer(9)];
  for (let dy = 0; dy < size && y + dy < SIDE; dy++)
    for (let dx = 0; dx < size && x + dx < SIDE; dx++) image[(y + dy) * SIDE + x + dx] = integer(3) === 0 ? integer(256) : 254;
}
