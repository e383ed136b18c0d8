// What the bench asks of a contestant, and where it gets those that are not of this house.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Digits } from '../training/task.ts';

export interface Peer {
  readonly name: string;
  /** How many samples an epoch of its has: slow ones get fewer, and are scaled. */
  readonly samples: number;
  /** What is held: so many times faster, or at most so many times slower. */
  readonly target: string;
  /** One time through its samples. Milliseconds, if it takes the time itself. */
  readonly epoch: () => void | number | Promise<void>;
}

/** Where the peers' packages are; installed when first asked for. */
export const peerPackages = (): NodeJS.Require => packagesOf(new URL('package.json', import.meta.url), 'peers');

/** Where the packages of that manifest are: below node_modules/.cache, in a folder of that name; installed when first asked for. */
export function packagesOf(manifest: URL, name: string): NodeJS.Require {
  const folder = fileURLToPath(new URL(`../../../node_modules/.cache/${name}`, import.meta.url));
  if (!existsSync(`${folder}/node_modules`)) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(fileURLToPath(manifest), `${folder}/package.json`);
    // brain.js lists a library for graphics cards beside it, which its bundle for browsers contains.
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--legacy-peer-deps'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error(`The ${name} could not be installed in ${folder}.`);
  }
  return createRequire(`${folder}/package.json`);
}

/** The first `count` digits as lists of numbers from 0 to 1, for peers that want them so. */
export function asNumbers({ images, labels }: Digits, count: number): { x: Float32Array; label: number }[] {
  return Array.from({ length: count }, (_, k) => ({
    x: Float32Array.from(images.subarray(k * 784, (k + 1) * 784), (byte) => byte / 255),
    label: labels[k]!,
  }));
}
