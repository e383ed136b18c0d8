/** What 'chainrule' fetches when it is first asked for: fast training as a cell asks the page for it, networks as ONNX files. */
export { readOnnx, writeOnnx } from '../../network/onnx/index.ts';
export { train } from '../../trainer/asking.ts';
