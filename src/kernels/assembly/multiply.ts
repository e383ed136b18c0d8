// One multiplication of matrices does all that the layers after the first need: C = S + A · B, where a row of C starts
// from a row of S, and each sum is then taken term by term, in order.
//
//   feeding forward   S = biases,   A = outputs of the layer before (sample, input),  B = weights (input, neuron)
//   passing back      S = zeros,    A = deltas (sample, neuron),                      B = transposed weights (neuron, input)
//   gathering         S = C,        A = outputs of the layer before (input, sample),  B = deltas (sample, neuron)
//
// Two rows by up to four vectors of C stay in registers: eight sums, six numbers loaded for each eight products.

import { FLOAT, VECTOR } from './layout';
import { One, Two, Three, Four } from './vectors';

/** The most vectors of one kernel. */
const MOST: i32 = 4;

/**
 * Rows of C in pairs, `T` vectors of each. Bytes: `aRow` from one row of A to the next, `aNext` from one of its numbers
 * to the next, and so on. `terms` are the columns of A and the rows of B.
 */
@inline
function pairs<T>(rows: i32, terms: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  const end = b + <usize>terms * bRow;
  for (let pair = rows >> 1; pair > 0; pair--) {
    let p = v128.load(s);
    let q = p, r = p, t = p;
    if (offsetof<T>() > 16) q = v128.load(s, 16);
    if (offsetof<T>() > 32) r = v128.load(s, 32);
    if (offsetof<T>() > 48) t = v128.load(s, 48);
    s += sRow;
    let u = v128.load(s);
    let v = u, w = u, y = u;
    if (offsetof<T>() > 16) v = v128.load(s, 16);
    if (offsetof<T>() > 32) w = v128.load(s, 32);
    if (offsetof<T>() > 48) y = v128.load(s, 48);
    s += sRow;
    let x = a;
    for (let from = b; from < end; from += bRow, x += aNext) {
      const one = v128.load32_splat(x);
      const two = v128.load32_splat(x + aRow);
      const k = v128.load(from);
      p = f32x4.add(p, f32x4.mul(one, k));
      u = f32x4.add(u, f32x4.mul(two, k));
      if (offsetof<T>() > 16) {
        const l = v128.load(from, 16);
        q = f32x4.add(q, f32x4.mul(one, l));
        v = f32x4.add(v, f32x4.mul(two, l));
      }
      if (offsetof<T>() > 32) {
        const m = v128.load(from, 32);
        r = f32x4.add(r, f32x4.mul(one, m));
        w = f32x4.add(w, f32x4.mul(two, m));
      }
      if (offsetof<T>() > 48) {
        const n = v128.load(from, 48);
        t = f32x4.add(t, f32x4.mul(one, n));
        y = f32x4.add(y, f32x4.mul(two, n));
      }
    }
    a += aRow << 1;
    v128.store(c, p);
    if (offsetof<T>() > 16) v128.store(c, q, 16);
    if (offsetof<T>() > 32) v128.store(c, r, 32);
    if (offsetof<T>() > 48) v128.store(c, t, 48);
    c += cRow;
    v128.store(c, u);
    if (offsetof<T>() > 16) v128.store(c, v, 16);
    if (offsetof<T>() > 32) v128.store(c, w, 32);
    if (offsetof<T>() > 48) v128.store(c, y, 48);
    c += cRow;
  }
}

/** The row left over, if there is an odd number, one vector after the other. */
function lastRow(vectors: i32, terms: i32, a: usize, aNext: usize, b: usize, bRow: usize, s: usize, c: usize): void {
  for (let vector = 0; vector < vectors; vector++) {
    let sum = v128.load(s);
    let from = b;
    let x = a;
    for (let term = 0; term < terms; term++, from += bRow, x += aNext)
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(x), v128.load(from)));
    v128.store(c, sum);
    b += VECTOR;
    s += VECTOR;
    c += VECTOR;
  }
}

export function multiply(rows: i32, terms: i32, vectors: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  if (rows & 1) {
    const past = <usize>(rows - 1);
    lastRow(vectors, terms, a + past * aRow, aNext, b, bRow, s + past * sRow, c + past * cRow);
  }
  for (let parts = (vectors + MOST - 1) / MOST; parts > 0; parts--) {
    const part = vectors / parts;
    if (part == 4) pairs4(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
    else if (part == 3) pairs3(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
    else if (part == 2) pairs2(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
    else pairs1(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
    vectors -= part;
    const bytes = <usize>part * VECTOR;
    b += bytes;
    s += bytes;
    c += bytes;
  }
}

/** The rows of a matrix added to `sums`, one after the other. */
export function addRows(rows: i32, vectors: i32, matrix: usize, row: usize, sums: usize): void {
  for (let vector = 0; vector < vectors; vector++) {
    let sum = v128.load(sums);
    let at = matrix;
    for (let k = 0; k < rows; k++, at += row) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums, sum);
    matrix += VECTOR;
    sums += VECTOR;
  }
}

/** Rows become columns, four by four. Both matrices have whole vectors in a row: `columns` and `rows` of them. */
export function transpose(from: usize, rows: i32, columns: i32, to: usize): void {
  const fromRow = <usize>columns * VECTOR;
  const toRow = <usize>rows * VECTOR;
  for (let r = 0; r < rows; r++) {
    let source = from + <usize>r * 4 * fromRow;
    let target = to + <usize>r * VECTOR;
    for (let k = 0; k < columns; k++, source += VECTOR, target += toRow * 4) {
      const a = v128.load(source);
      const b = v128.load(source + fromRow);
      const c = v128.load(source + fromRow * 2);
      const d = v128.load(source + fromRow * 3);
      const ab = i32x4.shuffle(a, b, 0, 4, 1, 5);
      const cd = i32x4.shuffle(c, d, 0, 4, 1, 5);
      const abHigh = i32x4.shuffle(a, b, 2, 6, 3, 7);
      const cdHigh = i32x4.shuffle(c, d, 2, 6, 3, 7);
      v128.store(target, i64x2.shuffle(ab, cd, 0, 2));
      v128.store(target + toRow, i64x2.shuffle(ab, cd, 1, 3));
      v128.store(target + toRow * 2, i64x2.shuffle(abHigh, cdHigh, 0, 2));
      v128.store(target + toRow * 3, i64x2.shuffle(abHigh, cdHigh, 1, 3));
    }
  }
}

// Exported, so that each stays a function of its own.

export function pairs1(rows: i32, terms: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  pairs<One>(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
}
export function pairs2(rows: i32, terms: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  pairs<Two>(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
}
export function pairs3(rows: i32, terms: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  pairs<Three>(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
}
export function pairs4(rows: i32, terms: i32, a: usize, aRow: usize, aNext: usize, b: usize, bRow: usize, s: usize, sRow: usize, c: usize, cRow: usize): void {
  pairs<Four>(rows, terms, a, aRow, aNext, b, bRow, s, sRow, c, cRow);
}
