/** Networks as ONNX files, which Python and most other tools read; how to is with `toOnnx`. */
import { Network, type Known } from '../network/index.ts';
import { readOnnx, writeOnnx } from '../network/onnx/index.ts';

/**
 * The network as an ONNX file, version 13 of its operators: `x`, a table of N rows of inputs, in; `y`, the N outputs, out.
 *
 *     import onnxruntime
 *     session = onnxruntime.InferenceSession('network.onnx')
 *     y, = session.run(None, {'x': x})        # x: a float32 array, N × inputs; of MNIST, grey values / 255
 *
 * The file holds 32-bit floats. What was trained fast is just that, and loses nothing; a weight of 64 bits that was
 * trained plainly is rounded to the nearest, by at most 6 · 10⁻⁸ of itself. Cost, optimizer and L2 are noted for
 * `fromOnnx`, others pass over them; what an optimizer remembers is not kept.
 *
 * A promise, because a page fetches the code for it when it is first asked for.
 * Error: an activation of one's own, which ONNX can't have, or a number too large for 32 bits.
 */
export async function toOnnx(network: Pick<Network, 'toJSON'>): Promise<Uint8Array<ArrayBuffer>> {
  return writeOnnx(network.toJSON());
}

/**
 * The network in an ONNX file: one that `toOnnx` made, or another's that holds no more than dense layers in a row, each
 * a Gemm and an activation of this module, in 32-bit floats (as PyTorch writes them). `known` adds costs and optimizers
 * of one's own. Error: it is no such file, or is cut off or damaged, with what was expected.
 */
export async function fromOnnx(file: Uint8Array | ArrayBuffer, known?: Known): Promise<Network> {
  return Network.fromJSON(readOnnx(file), known);
}
