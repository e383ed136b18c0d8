/** Whose the digits are, and under which terms: to be shown wherever they are. */
export const ORIGIN = {
  title: 'The MNIST database of handwritten digits',
  by: 'Yann LeCun, Corinna Cortes and Christopher J. C. Burges, from databases of the National Institute of Standards and Technology',
  url: 'http://yann.lecun.com/exdb/mnist/',
  licence: 'Creative Commons Attribution-ShareAlike 3.0',
  licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0/',
  /** What the licence asks to be said: whether the work was changed. */
  changes: 'Every pixel and label is as in the original; only the packing into files is new.',
} as const;
