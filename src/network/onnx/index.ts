// Networks as ONNX files, which Python and most other tools read. Apart from the module's other files: a page fetches
// this only when it is asked for.

export { readOnnx } from './read.ts';
export { writeOnnx } from './write.ts';
