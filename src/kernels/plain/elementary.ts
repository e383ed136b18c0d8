// eˣ, ln x and tanh x in float32, by polynomials: the same additions and multiplications in the same order as in
// the kernels, so that both give the same bits, in every browser. What Math.exp gives is left to each browser.
//
// Ranges and coefficients are those of the Cephes library (Stephen Moshier, 1984–1992): within 2 units in the last place.

const f = Math.fround;

const LOG2_E = f(1.44269504088896341);
/** ln 2 in two parts, of which the first has few digits: a whole number times it is exact. */
const LN_2_HIGH = f(0.693359375);
const LN_2_LOW = f(-2.12194440e-4);
/** The sum with it has no room for digits after the point: adding and subtracting it rounds to a whole number. */
const ROUNDER = f(12582912);

/** Below it eˣ would be denormal, which is slow to reckon with: there it is 0. */
const EXP_LOWEST = f(-87.3365);
const EXP_HIGHEST = f(89);

const EXP = [1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1].map(f);
const LOG = [7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1].map(f);
const TANH = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1].map(f);

/** A number and its bits, in turn. */
const number = new Float32Array(1);
const bits = new Int32Array(number.buffer);

/** 2ⁿ, for −126 ≤ n ≤ 127. */
function powerOfTwo(n: number): number {
  bits[0] = (n + 127) << 23;
  return number[0]!;
}

/** The polynomial of these coefficients, that of the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0]!;
  for (let k = 1; k < coefficients.length; k++) sum = f(f(sum * x) + coefficients[k]!);
  return sum;
}

/** eˣ = 2ⁿ·eʳ, with |r| ≤ ½ ln 2, where a polynomial is good enough. */
export function exp(x: number): number {
  if (x < EXP_LOWEST) return 0;
  const bounded = x > EXP_HIGHEST ? EXP_HIGHEST : x;
  const n = f(f(f(bounded * LOG2_E) + ROUNDER) - ROUNDER);
  const r = f(f(bounded - f(n * LN_2_HIGH)) - f(n * LN_2_LOW));
  const power = f(f(f(polynomial(EXP, r) * f(r * r)) + r) + 1);
  // In two halves, since 2¹²⁸ alone has no place in a float.
  const half = n >> 1;
  return f(f(power * powerOfTwo(half)) * powerOfTwo((n | 0) - half));
}

/** ln x = n ln 2 + ln m, with √½ ≤ m < √2. Of 0 it is −∞, and of a negative number NaN. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  number[0] = x;
  let n = 0;
  if (bits[0]! < 1 << 23) {
    // A denormal number has no exponent of its own: make it larger first.
    number[0] = f(number[0]! * 8388608);
    n = -23;
  }
  n += (bits[0]! >>> 23) - 126;
  bits[0] = (bits[0]! & 0x7fffff) | 0x3f000000;
  let m = number[0]!;
  if (m < SQRT_HALF) {
    n -= 1;
    m = f(m + m);
  }
  m = f(m - 1);
  const square = f(m * m);
  let y = f(f(m * square) * polynomial(LOG, m));
  y = f(y + f(n * LN_2_LOW));
  y = f(y - f(square * 0.5));
  return f(f(m + y) + f(n * LN_2_HIGH));
}

const SQRT_HALF = f(0.707106781186547524);

/** 1 / (1 + e⁻ˣ). */
export function logistic(x: number): number {
  return f(1 / f(1 + exp(-x)));
}

/** tanh x: near 0 by a polynomial, elsewhere by eˣ. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.625) {
    const square = f(x * x);
    return f(f(f(polynomial(TANH, square) * square) * x) + x);
  }
  const t = f(1 - f(2 / f(exp(f(size + size)) + 1)));
  return x < 0 ? -t : t;
}
