/**
 * The names a cell may use without declaring them: the language's own, and of the Worker what works there
 * without network, storage or page. Node has more and the Worker has more; one list for both keeps a cell
 * that was baked at build from failing in the page.
 */
const NAMES = `
  Object Function Boolean Symbol Number BigInt Math Date String RegExp JSON Intl Reflect Proxy Promise
  Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator
  ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array
  BigInt64Array BigUint64Array Float32Array Float64Array
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  undefined NaN Infinity globalThis eval isFinite isNaN parseFloat parseInt
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  console performance setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone
  TextEncoder TextDecoder URL URLSearchParams atob btoa AbortController AbortSignal Event EventTarget WebAssembly
`;

const ALLOWED = new Set(NAMES.split(/\s+/).filter(Boolean));

/** Whether `name` is there without any cell declaring it. */
export const isGlobal = (name: string): boolean => ALLOWED.has(name);
