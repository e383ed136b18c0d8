/** What 'chainrule' fetches when it is first asked for: fast training as a cell asks the page for it, networks as ONNX files and those that are kept. */
export { readOnnx, writeOnnx } from '../../network/onnx/index.ts';
export { train } from '../../trainer/asking.ts';
export { savedNetwork } from '../../trainer/saved/asking.ts';
