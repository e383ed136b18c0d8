// Digits seen through affine transforms, four pixels at once. ../plain/warp.ts explains it, and gives the same bits.

import { BLOCK_HEAD, blockOf, litOf } from './layout';

/**
 * Writes the digits from `first` to `end` of a set to `out`, transformed, width × height bytes each; `out` must reach 4
 * bytes further. `transforms` has six floats for each: where its pixels are looked up. `sheet` is a sheet of zeros, 1 pixel
 * of margin around a digit, 2^shift bytes a row, and is left so; `places` has each pixel's place on it, 16 bits.
 */
export function warp(set: usize, first: i32, end: i32, transforms: usize, width: i32, height: i32, sheet: usize, shift: i32, places: usize, out: usize): void {
  const ramp = f32x4(0, 1, 2, 3);
  const row = <usize>1 << shift;
  const mask = <i32>row - 1;
  for (; first < end; first++, transforms += 24) {
    // The digit is laid on the sheet; the box around its ink, as places on the sheet.
    const block = blockOf(set, first);
    const lit = litOf(block);
    let left = mask;
    let right = -1;
    let place = block + BLOCK_HEAD;
    let grey = place + (lit << 1);
    for (const ends = grey; place < ends; place += 2, grey++) {
      const at = <i32>load<u16>(places + (<usize>load<u16>(place) << 1));
      store<u8>(sheet + at, load<u8>(grey));
      const x = at & mask;
      left = min(left, x);
      right = max(right, x);
    }
    let top = 1;
    let bottom = -1;
    if (lit > 0) {
      top = <i32>load<u16>(places + (<usize>load<u16>(block + BLOCK_HEAD) << 1)) >> shift;
      bottom = <i32>load<u16>(places + (<usize>load<u16>(block + BLOCK_HEAD + (lit << 1) - 2) << 1)) >> shift;
    }
    // A pixel sees ink only if the one at its top left lies in the box, or just before it.
    const leftmost = i32x4.splat(left - 1);
    const rightmost = i32x4.splat(right);
    const topmost = i32x4.splat(top - 1);
    const lowest = i32x4.splat(bottom);

    const a = f32x4.splat(load<f32>(transforms));
    const b = load<f32>(transforms, 4);
    const c = load<f32>(transforms, 8);
    const d = f32x4.splat(load<f32>(transforms, 12));
    const e = load<f32>(transforms, 16);
    const f = load<f32>(transforms, 20);
    for (let y = 0; y < height; y++, out += <usize>width) {
      const alongX = f32x4.splat(b * <f32>y + c);
      const alongY = f32x4.splat(e * <f32>y + f);
      for (let x = 0; x < width; x += 4) {
        const column = f32x4.add(f32x4.splat(<f32>x), ramp);
        const fromX = f32x4.add(f32x4.mul(a, column), alongX);
        const fromY = f32x4.add(f32x4.mul(d, column), alongY);
        const floorX = f32x4.floor(fromX);
        const floorY = f32x4.floor(fromY);
        // On the sheet all lies one further.
        const atX = i32x4.add(i32x4.trunc_sat_f32x4_s(floorX), i32x4.splat(1));
        const atY = i32x4.add(i32x4.trunc_sat_f32x4_s(floorY), i32x4.splat(1));
        const sees = v128.and(
          v128.and(i32x4.ge_s(atX, leftmost), i32x4.le_s(atX, rightmost)),
          v128.and(i32x4.ge_s(atY, topmost), i32x4.le_s(atY, lowest)),
        );
        if (!v128.any_true(sees)) {
          store<u32>(out + <usize>x, 0);
          continue;
        }
        const at = v128.and(i32x4.add(i32x4.shl(atY, shift), atX), sees);
        const p0 = sheet + <usize>i32x4.extract_lane(at, 0);
        const p1 = sheet + <usize>i32x4.extract_lane(at, 1);
        const p2 = sheet + <usize>i32x4.extract_lane(at, 2);
        const p3 = sheet + <usize>i32x4.extract_lane(at, 3);
        let upper = i32x4.splat(0);
        upper = v128.load16_lane(p0, upper, 0);
        upper = v128.load16_lane(p1, upper, 2);
        upper = v128.load16_lane(p2, upper, 4);
        upper = v128.load16_lane(p3, upper, 6);
        let lower = i32x4.splat(0);
        lower = v128.load16_lane(p0 + row, lower, 0);
        lower = v128.load16_lane(p1 + row, lower, 2);
        lower = v128.load16_lane(p2 + row, lower, 4);
        lower = v128.load16_lane(p3 + row, lower, 6);
        const rightShare = f32x4.sub(fromX, floorX);
        const value = between(mix(upper, rightShare), mix(lower, rightShare), f32x4.sub(fromY, floorY));
        const whole = v128.and(i32x4.trunc_sat_f32x4_s(f32x4.add(value, f32x4.splat(0.5))), sees);
        const words = i16x8.narrow_i32x4_s(whole, whole);
        v128.store32_lane(out + <usize>x, i8x16.narrow_i16x8_u(words, words), 0);
      }
    }

    // And taken off it.
    for (place = block + BLOCK_HEAD; lit > 0 && place < block + BLOCK_HEAD + (lit << 1); place += 2)
      store<u8>(sheet + <usize>load<u16>(places + (<usize>load<u16>(place) << 1)), 0);
  }
}

/** Of two grey values side by side, the left one in the low byte. */
@inline
function mix(pair: v128, share: v128): v128 {
  return between(f32x4.convert_i32x4_s(v128.and(pair, i32x4.splat(255))), f32x4.convert_i32x4_s(i32x4.shr_u(pair, 8)), share);
}

@inline
function between(a: v128, b: v128, share: v128): v128 {
  return f32x4.add(a, f32x4.mul(share, f32x4.sub(b, a)));
}
