import { describe, expect, it } from 'vitest';
import { readFence, type Fence } from '../../../src/markdown/fence.ts';

const cell = { type: 'cell', role: 'cell', hide: false, run: 'load' } as const;

const read: [meta: string, fence: Fence][] = [
  ['', { type: 'plain' }],
  ['live name="forward"', { ...cell, name: 'forward' }],
  ["live name='forward' hide", { ...cell, name: 'forward', hide: true }],
  ['live name="switching" hide lenient', { ...cell, name: 'switching', hide: true, lenient: true }],
  ['live   name="a"   run="click" ', { ...cell, name: 'a', run: 'click' }],
  ['live name="a" expect="after.cost < cost && s === \'x\'" says="it fell"', { ...cell, name: 'a', expect: "after.cost < cost && s === 'x'", says: 'it fell' }],
  [`live name="a" expect='s === "x=y z"'`, { ...cell, name: 'a', expect: 's === "x=y z"' }],
  ['live name="yours" exercise', { ...cell, name: 'yours', role: 'exercise', run: 'click' }],
  ['live name="grade" checks="yours"', { ...cell, name: 'grade', role: 'checks', judges: 'yours', hide: true, run: 'click' }],
  ['live name="layer" file="src/network/layer.ts"', { ...cell, name: 'layer', file: 'src/network/layer.ts' }],
  ['live name="layer" file="src/network/layer.ts" part="Layer  createLayer" hide', { ...cell, name: 'layer', file: 'src/network/layer.ts', part: ['Layer', 'createLayer'], hide: true }],
  ['solution="yours"', { type: 'solution', of: 'yours' }],
];

const refused: [meta: string, says: string][] = [
  ['live', 'A live cell needs a name'],
  ['live name', 'The fence\'s option name needs a value'],
  ['live name=""', 'is not a name'],
  ['live name="two words"', 'is not a name'],
  ['live name="a" name="b"', 'given twice'],
  ['live name="a" hidden', 'no option "hidden"'],
  ['live name="a" run="later"', 'run="later" is unknown'],
  ['live name="a" says="it fell"', 'needs expect'],
  ['live name="a" expect="a < b', "Can't read the fence's options from here"],
  ['live name="a" exercise checks="b"', 'not both'],
  ['live name="a" part="b"', 'needs file'],
  ['live name="a" file="b.ts" part="1"', 'is not a name'],
  ['live name="a" exercise file="b.ts"', 'not by an exercise'],
  ['name="a"', 'is not live'],
  ['live solution="a" name="b"', 'no other options'],
];

describe('the words after a fence’s language', () => {
  it.each(read)('%s', (meta, fence) => expect(readFence(meta)).toEqual(fence));
  it.each(refused)('%s is refused', (meta, says) => expect(() => readFence(meta)).toThrow(says));
});
