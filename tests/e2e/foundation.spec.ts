/** Chapter 1: a neuron with knobs, the forward pass, a curve fitted by hand and by training, the cubes. */
import { Network, adam, identity, random, sigmoid } from '../../src/network/index.ts';
import { cell, drag, drawing, open, type } from './actions.ts';
import { expect, test } from './page.ts';

const CHAPTER_1 = 'foundation/';

const shown = (value: number, digits = 4): string => value.toFixed(digits).replace('-', '−');
const sigma = (i: number): number => 1 / (1 + Math.exp(-i));

/** What the cell comes down to, by the module in Node: three steps in random places, 1,200 times turned a little. */
function trainedFrom(seed: number): number {
  const dice = random(seed);
  const weights = [0, 1, 2].map(() => [dice.uniform(4, 12) * (dice.uniform() < 0.5 ? -1 : 1)]);
  const biases = weights.map(([w = 0]) => -w * dice.uniform());
  const curve = (x: number): number => 0.45 + 0.3 * Math.sin(6.5 * x) - 0.12 * Math.cos(11 * x);
  const lessons = Array.from({ length: 41 }, (_, k) => ({ x: [k / 40], expected: [curve(k / 40)] }));
  const layers = [{ size: 3, activation: sigmoid, weights, biases }, { size: 1, activation: identity }];
  const net = new Network({ inputs: 1, layers, optimizer: adam(0.02) });
  let misfit = NaN;
  for (let step = 0; step <= 1200; step += 1) misfit = net.learnBatch(lessons);
  return misfit;
}

test.beforeEach(({ page }) => open(page, CHAPTER_1));

test('a weight of the neuron moves its sum and its output in figure, formula, cell and prose', async ({ page }) => {
  const neuron = page.locator('cr-neuron');
  for (const [w1, text] of [[0.3, ''], [1.5, '1.5']] as const) {
    if (text !== '') await type(page, 'w1', text);
    const i = 2 * w1 - 0.4 * 3 + 0.25;
    await expect(neuron.locator('svg:visible').first()).toContainText(shown(i));
    await expect(neuron.locator('svg:visible').first()).toContainText(shown(sigma(i)));
    await expect(page.locator('.katex-html', { hasText: '1+exp' }).first()).toContainText(`σ(${shown(i)})=${shown(sigma(i))}`);
    await expect(cell(page, 'thisNeuron').locator('.cell-output')).toContainText(shown(sigma(i), 6));
    await expect(page.locator('#activations figcaption')).toContainText(shown(i));
  }
});

test('dragged, the neuron’s dot wanders; nonsense and what is out of range are said and change nothing', async ({ page }) => {
  const before = await drawing(page, 'cr-neuron');
  await drag(page, 'w2', 60);
  await expect.poll(() => drawing(page, 'cr-neuron')).not.toBe(before);
  const dragged = (await cell(page, 'thisNeuron').locator('.cell-shown').textContent()) ?? '';
  await type(page, 'b', '−.');
  const scrub = page.locator('cr-scrub[data-name="b"]').first();
  await expect(scrub).toContainText(/number/i);
  await page.keyboard.press('Escape');
  await expect(cell(page, 'thisNeuron').locator('.cell-shown')).toHaveText(dragged);
});

test('the inputs at the top go through the whole network, neuron by neuron and as matrices', async ({ page }) => {
  const net = new Network({
    inputs: 2,
    layers: [
      { size: 2, activation: sigmoid, weights: [[0.3, -0.4], [0.2, 0.6]], biases: [0.25, 0.45] },
      { size: 2, activation: sigmoid, weights: [[0.7, 0.5], [-0.3, -0.1]], biases: [0.15, 0.35] },
    ],
  });
  await type(page, 'x1', '-1.5');
  // A figure that is far from the screen wakes when it nears it.
  await page.locator('cr-forward').scrollIntoViewIfNeeded();
  const y = net.evaluate([-1.5, 3]).output.toArray();
  for (const value of y) {
    await expect(page.locator('p', { hasText: 'Here is a small one' })).toContainText(shown(value));
    await expect(cell(page, 'byNeuron').locator('.cell-shown')).toContainText(shown(value, 6));
    await expect(cell(page, 'byMatrix').locator('.cell-shown')).toContainText(shown(value, 6));
    await expect(page.locator('cr-forward svg:visible').first()).toContainText(shown(value));
  }
  const says = page.locator('cr-forward .stepper-says');
  const first = await says.innerText();
  await page.locator('cr-forward .stepper-on').click();
  await expect(says).not.toHaveText(first);
});

test('the hand-fitted curve follows its grips, by pointer and by arrow keys, and the misfit with it', async ({ page }) => {
  const misfit = async (): Promise<number> => Number(/[\d.]+/.exec(await cell(page, 'howFarOff').locator('.cell-shown').innerText())?.[0]);
  const first = await misfit();
  const grip = page.locator('cr-fit [data-grip="0"]:visible');
  await grip.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(misfit).not.toBe(first);
  await expect(page.locator('cr-scrub[data-name="height1"]')).toContainText('0.70');
  const lifted = await misfit();
  await grip.hover();
  const box = (await grip.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 - 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(misfit).not.toBe(lifted);
  const now = page.locator('p', { hasText: 'Yours is at' }).locator('.live');
  await expect.poll(async () => Math.abs(Number(await now.innerText()) - (await misfit()))).toBeLessThan(1e-5);
  await expect(page.locator('cr-fit svg:visible').first()).toContainText(`misfit ${await now.innerText()}`);
});

test('training goes down to what Node computes, from another seed too, and Stop stops it', async ({ page }) => {
  const trained = page.locator('p', { hasText: 'It comes down to' }).locator('.live');
  const run = cell(page, 'letItTrain');
  const first = await trained.innerText();
  await type(page, 'seed', '4');
  await run.getByRole('button', { name: 'Run' }).click();
  const stop = run.getByRole('button', { name: /stop/i });
  await expect(run.locator('.cell-head')).toContainText(/of 1,200/);
  await stop.click();
  await expect(run.locator('.cell-head')).toContainText(/stopped/i);
  await run.getByRole('button', { name: 'Run' }).click();
  await expect(run.locator('.cell-shown')).toContainText('step 1200');
  await expect(trained).not.toHaveText(first);
  await expect(trained).not.toHaveClass(/stale/);
  await expect(trained).toHaveText(shown(trainedFrom(4), 6));
});

test('the cubes turn with the arrow keys, and their points wander with the rounds', async ({ page }) => {
  const cubes = page.locator('cr-cubes .cube-pair');
  const before = await drawing(page, 'cr-cubes');
  await cubes.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => drawing(page, 'cr-cubes')).not.toBe(before);
  await page.keyboard.press('Home');
  await expect.poll(() => drawing(page, 'cr-cubes')).toBe(before);
  const right = page.locator('#cubes figcaption .live').last();
  await expect(right).toHaveText('60');
  await type(page, 'rounds', '0');
  await expect(right).not.toHaveText('60');
  await expect.poll(() => drawing(page, 'cr-cubes')).not.toBe(before);
});
