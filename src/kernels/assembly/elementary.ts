// eˣ, ln x and tanh x by polynomials, four at once. ../plain/elementary.ts explains them, and gives the same bits.

@inline const LOG2_E: f32 = 1.44269504088896341;
@inline const LN_2_HIGH: f32 = 0.693359375;
@inline const LN_2_LOW: f32 = -2.12194440e-4;
@inline const EXP_LOWEST: f32 = -87.3365;
@inline const EXP_HIGHEST: f32 = 89;

@inline
function times(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

@inline
function plus(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

@inline
function minus(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

/** sum · x + next: a step of a polynomial. */
@inline
function step(sum: v128, x: v128, next: f32): v128 {
  return plus(times(sum, x), f32x4.splat(next));
}

@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

export function exp4(x: v128): v128 {
  const bounded = f32x4.min(x, f32x4.splat(EXP_HIGHEST));
  const n = f32x4.nearest(times(bounded, f32x4.splat(LOG2_E)));
  const r = minus(minus(bounded, times(n, f32x4.splat(LN_2_HIGH))), times(n, f32x4.splat(LN_2_LOW)));
  let sum = f32x4.splat(1.9875691500e-4);
  sum = step(sum, r, 1.3981999507e-3);
  sum = step(sum, r, 8.3334519073e-3);
  sum = step(sum, r, 4.1665795894e-2);
  sum = step(sum, r, 1.6666665459e-1);
  sum = step(sum, r, 5.0000001201e-1);
  const power = plus(plus(times(sum, times(r, r)), r), f32x4.splat(1));
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const result = times(times(power, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.andnot(result, f32x4.lt(x, f32x4.splat(EXP_LOWEST)));
}

export function logistic4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), plus(f32x4.splat(1), exp4(f32x4.neg(x))));
}

export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const square = times(x, x);
  let sum = f32x4.splat(-5.70498872745e-3);
  sum = step(sum, square, 2.06390887954e-2);
  sum = step(sum, square, -5.37397155531e-2);
  sum = step(sum, square, 1.33314422036e-1);
  sum = step(sum, square, -3.33332819422e-1);
  const near = plus(times(times(sum, square), x), x);
  const t = minus(f32x4.splat(1), f32x4.div(f32x4.splat(2), plus(exp4(plus(size, size)), f32x4.splat(1))));
  const far = v128.bitselect(f32x4.neg(t), t, f32x4.lt(x, f32x4.splat(0)));
  return v128.bitselect(near, far, f32x4.lt(size, f32x4.splat(0.625)));
}

export function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

/** One at a time: there is one in each sample. */
export function log1(x: f32): f32 {
  if (!(x > 0)) return x == 0 ? <f32>-Infinity : <f32>NaN;
  if (x == <f32>Infinity) return x;
  let bits = reinterpret<i32>(x);
  let exponent = 0;
  if (bits < 1 << 23) {
    bits = reinterpret<i32>(x * 8388608);
    exponent = -23;
  }
  exponent += (bits >>> 23) - 126;
  let m = reinterpret<f32>((bits & 0x7fffff) | 0x3f000000);
  if (m < <f32>0.707106781186547524) {
    exponent -= 1;
    m = m + m;
  }
  m -= 1;
  const square = m * m;
  let sum: f32 = 7.0376836292e-2;
  sum = sum * m + <f32>-1.1514610310e-1;
  sum = sum * m + <f32>1.1676998740e-1;
  sum = sum * m + <f32>-1.2420140846e-1;
  sum = sum * m + <f32>1.4249322787e-1;
  sum = sum * m + <f32>-1.6668057665e-1;
  sum = sum * m + <f32>2.0000714765e-1;
  sum = sum * m + <f32>-2.4999993993e-1;
  sum = sum * m + <f32>3.3333331174e-1;
  const n = <f32>exponent;
  let y = m * square * sum;
  y = y + n * LN_2_LOW;
  y = y - square * <f32>0.5;
  return m + y + n * LN_2_HIGH;
}
