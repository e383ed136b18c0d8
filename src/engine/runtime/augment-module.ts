/** Data augmentation, and drawings made ready for a network: a part of 'chainrule' that is fetched when a cell first imports some of it. */
export * from '../../network/augment/index.ts';
export * from '../../network/drawing/index.ts';
