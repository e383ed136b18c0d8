// The network module: everything a cell, or a program, imports from 'chainrule'.

export { matrix, vector, Matrix, Vector } from './matrix.ts';
export type { Numbers } from './numbers.ts';
export { random, type Random } from './random.ts';
export {
  activations, elementwise, identity, leakyRelu, relu, sigmoid, softmax, softplus, tanh,
  type Activation, type ElementwiseActivation,
} from './activations.ts';
export { costs, crossEntropy, halfQuadratic, meanSquared, quadratic, type Cost, type JoinedCost } from './costs.ts';
export {
  heNormal, heUniform, initializers, leCunNormal, leCunUniform, randomUniform, xavierNormal, xavierUniform,
  type Initializer,
} from './initializers.ts';
export {
  adam, gradientDescent, momentum, nesterov, optimizers,
  type Memory, type Optimizer, type Step,
} from './optimizers.ts';
export type { Gradient, Layer, LayerOptions } from './layer.ts';
export type { LayerTrace } from './feed-forward.ts';
export type { LearnedTrace } from './backpropagate.ts';
export { Network, type Evaluation, type LearnedEvaluation, type NetworkOptions } from './network.ts';
export { gradientCheck, type GradientCheck } from './gradient-check.ts';
export { batches, type Sample } from './batches.ts';
export { accuracy, classOf, confusionMatrix } from './measure.ts';
export { earlyStopping, type Stopping, type Verdict } from './early-stopping.ts';
export { train, type EpochReport, type Result, type TrainingOptions } from './train.ts';
export type { Known, Model } from './serialize.ts';
