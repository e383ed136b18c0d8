/** Data augmentation, a part of 'chainrule' that is fetched when a cell first imports some of it: few chapters do. */
export * from '../../network/augment/index.ts';
