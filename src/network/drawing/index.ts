// Drawn digits made ready for a network, apart from the module's other files: a page fetches this only when a cell asks for it.

export { checkDrawing, drawingFrom, drawingText, type Drawing, type Point, type Stroke } from './drawing.ts';
export { inkOf, type Picture } from './ink.ts';
export { prepare, PREPARATION, type Preparation, type Prepared, type Stage } from './prepare.ts';
export { boundsOf, centre, crop, deskew, joinDots, onePen, pictureOf, scale, type Inked } from './stages.ts';
