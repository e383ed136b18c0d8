// eˣ, ln x and tanh x: the kernels' bits are the plain machine's, and both are near what Math has.

import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels } from '../../../src/kernels/build.ts';
import { exp, log, logistic, tanh } from '../../../src/kernels/plain/elementary.ts';
import { random } from '../../../src/network/random.ts';

interface Probe {
  readonly memory: WebAssembly.Memory;
  readonly expAll: (address: number, vectors: number) => void;
  readonly logAll: (address: number, vectors: number) => void;
  readonly tanhAll: (address: number, vectors: number) => void;
}

let kernels: Probe;
beforeAll(async () => {
  const module = await WebAssembly.compile(await compileKernels());
  kernels = (await WebAssembly.instantiate(module, {})).exports as unknown as Probe;
  kernels.memory.grow(16);
});

/** Every 4099th float of all there are, some that are special, and drawn ones of moderate size. */
const all = Float32Array.from([
  ...Float32Array.of(0, -0, 1, -1, Infinity, -Infinity, NaN, 0.625, -0.625, 87.3365, -87.3365, -87.34, 88.72, 88.73, 89, 90, -103, -104, 1e-45, 1.1754943e-38, 3.4e38),
  ...new Float32Array(Uint32Array.from({ length: 120_000 }, (_, k) => (k * 35_791) >>> 0).buffer),
  ...Float32Array.from({ length: 40_000 }, ((draw) => () => draw.uniform(-90, 90))(random(1))),
  ...Float32Array.from({ length: 40_000 }, ((draw) => () => draw.uniform(-2, 2))(random(2))),
  ...new Float32Array(3),
]).subarray(0, 200_020);

function byKernel(run: (address: number, vectors: number) => void): Float32Array {
  const list = new Float32Array(kernels.memory.buffer, 1024, all.length);
  list.set(all);
  run(1024, all.length / 4);
  return list.slice();
}

/** How many floats apart two are; those of both signs count through 0. */
function apart(a: number, b: number): number {
  if (Object.is(a, b) || a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const [x = 0, y = 0] = new Int32Array(Float32Array.of(a, b).buffer);
  const line = (bits: number): number => (bits < 0 ? -(bits & 0x7fffffff) : bits);
  return Math.abs(line(x) - line(y));
}

describe.each([
  { name: 'exp' as const, own: exp, real: Math.exp, ulps: 2 },
  { name: 'log' as const, own: log, real: Math.log, ulps: 2 },
  { name: 'tanh' as const, own: tanh, real: Math.tanh, ulps: 3 },
])('$name', ({ name, own, real, ulps }) => {
  it('has the same bits in the kernels', () => {
    const kernel = byKernel({ exp: kernels.expAll, log: kernels.logAll, tanh: kernels.tanhAll }[name]);
    const plain = all.map(own);
    const different = [...all].filter((_, k) => !Object.is(kernel[k], plain[k]) && !(Number.isNaN(kernel[k]) && Number.isNaN(plain[k])));
    expect(different).toEqual([]);
  });

  it(`is within ${ulps} units in the last place of what Math has`, () => {
    // What would be denormal is 0.
    const wanted = all.map((x) => (name === 'exp' && x < Math.fround(-87.3365) ? 0 : real(x)));
    const worst = [...all].reduce((most, x, k) => (apart(own(x), wanted[k]!) > apart(own(all[most]!), wanted[most]!) ? k : most), 0);
    expect([all[worst], apart(own(all[worst]!), wanted[worst]!)]).toEqual([all[worst], expect.toSatisfy((distance: number) => distance <= ulps)]);
  });
});

it('the logistic function goes from 0 to 1 and keeps NaN', () => {
  expect([-Infinity, 0, Infinity].map(logistic)).toEqual([0, 0.5, 1]);
  expect(logistic(NaN)).toBeNaN();
  expect(logistic(2) + logistic(-2)).toBeCloseTo(1, 6);
});
