// What the module exports: runs and samples for the page side, and each kernel by itself, which keeps the optimizer from
// putting them together; tests and benches call some of them.

export { train, evaluate, look, gather, turn } from './run';
export { measureBlocks, writeBlocks, touch } from './samples';
export * from './lit';
export * from './gather';
export { multiply, addRows, transpose, pairs1, pairs2, pairs3, pairs4 } from './multiply';
export { applyActivation, passBackActivation } from './activations';
export { answer, largestOf } from './answers';
export { update, settle, sound } from './update';
export { warp } from './warp';
export { expAll, logAll, tanhAll } from './probe';
