/** What a chapter's MDX can use, by name: given to every chapter, so that a chapter imports nothing. */
import Cell from './cell/Cell.astro';
import Moved from './figures/augment/Moved.astro';
import Prints from './figures/augment/Prints.astro';
import Sampling from './figures/augment/Sampling.astro';
import Turning from './figures/augment/Turning.astro';
import Depth from './figures/better/Depth.astro';
import Maps from './figures/better/Maps.astro';
import Taming from './figures/better/Taming.astro';
import Compare from './figures/Compare.astro';
import EtaGauge from './figures/EtaGauge.astro';
import Landscape from './figures/Landscape.astro';
import NetworkDiagram from './figures/NetworkDiagram.astro';
import ParameterTable from './figures/ParameterTable.astro';
import File from './figures/code/File.astro';
import Mistake from './figures/code/Mistake.astro';
import ModuleMap from './figures/code/ModuleMap.astro';
import Products from './figures/code/Products.astro';
import BringModule from './figures/digits/BringModule.astro';
import Confusions from './figures/digits/Confusions.astro';
import DigitWall from './figures/digits/DigitWall.astro';
import NetworkFiles from './figures/digits/NetworkFiles.astro';
import DrawingPad from './drawing/DrawingPad.astro';
import Cubes from './figures/foundation/Cubes.astro';
import CurveFit from './figures/foundation/CurveFit.astro';
import ForwardPass from './figures/foundation/ForwardPass.astro';
import NeuronDiagram from './figures/foundation/NeuronDiagram.astro';
import Panels from './figures/foundation/Panels.astro';
import Bench from './figures/playground/Bench.astro';
import Comparison from './figures/playground/Comparison.astro';
import Evidence from './figures/playground/Evidence.astro';
import Layers from './figures/playground/Layers.astro';
import Lessons from './figures/playground/Lessons.astro';
import NetworkPicker from './figures/playground/NetworkPicker.astro';
import Reading from './figures/playground/Reading.astro';
import Stages from './figures/playground/Stages.astro';
import Choice from './inputs/Choice.astro';
import Scrub from './inputs/Scrub.astro';
import Slider from './inputs/Slider.astro';
import AsPrinted from './live/AsPrinted.astro';
import Value from './live/Value.astro';
import Callout from './shell/Callout.astro';
import Caption from './shell/Caption.astro';
import Exercise from './shell/Exercise.astro';
import Figure from './shell/Figure.astro';
import Hint from './shell/Hint.astro';
import Key from './shell/Key.astro';
import Mark from './shell/Mark.astro';
import Note from './shell/Note.astro';
import Ref from './shell/Ref.astro';
import Solution from './shell/Solution.astro';

const prose = { Callout, Caption, Exercise, Figure, Hint, Key, Mark, Note, Ref, Solution };
const live = { AsPrinted, Cell, Choice, DrawingPad, Scrub, Slider, Value };
const figures = {
  BringModule, Compare, Confusions, Cubes, CurveFit, Depth, DigitWall, EtaGauge, File, ForwardPass, Landscape, Maps, Mistake, ModuleMap, NetworkDiagram,
  NetworkFiles, NeuronDiagram, Panels, ParameterTable, Products, Taming,
  Bench, Comparison, Evidence, Layers, Lessons, NetworkPicker, Reading, Stages,
  Moved, Prints, Sampling, Turning,
};

/** For `<Content components={components} />`. */
export const components = { ...prose, ...live, ...figures };
