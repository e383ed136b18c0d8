// The C++ program (sparse.cpp), if there is a compiler.

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { originalsFolder } from '../../../src/mnist/originals.ts';
import type { Peer } from './peer.ts';

export function native(samples: number): Peer | undefined {
  const program = join(mkdtempSync(join(tmpdir(), 'chainrule-')), 'sparse');
  const source = fileURLToPath(new URL('sparse.cpp', import.meta.url));
  const built = spawnSync('c++', ['-O3', '-march=native', '-ffast-math', '-o', program, source], { stdio: 'ignore' });
  if (built.status !== 0) return undefined;
  const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'].map((name) => join(originalsFolder(), name));
  return {
    name: 'C++, the same sparse loop, -O3 -march=native -ffast-math',
    samples,
    target: 'at most 1.8 times faster',
    epoch() {
      const { stdout } = spawnSync(program, [...files, String(samples), '4'], { encoding: 'utf8' });
      // The first warms the caches; the last line is what was learned.
      const times = stdout.trim().split('\n').slice(1, -1).map(Number).sort((a, b) => a - b);
      return times[times.length >> 1] ?? NaN;
    },
  };
}
