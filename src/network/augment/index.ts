// Data augmentation, apart from the module's other files: a page fetches this only when a cell asks for it.

export { affineOf, factorsOf, inverseOf, product, rowsOf, transformDigit, type Affine, type Sampling, type Transform } from './affine.ts';
export { drawFitting, inkSpans, randomTransform, staysInside, type Drawn, type Strengths } from './draw.ts';
export { distortDigit, elasticField, type Field } from './elastic.ts';
export { deskewDigit, momentsOf, type Moments } from './deskew.ts';
