/** Lessons: drawings, what each is meant to be, and what the network says to it. A pure view. */
import type { VNode } from 'preact';
import { isLevels } from './levels.ts';
import { Pixels } from './pixels.tsx';
import { Problem } from './reading.tsx';

export interface LessonsData {
  cards: { label: number; levels: string; says: number }[];
}

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** As many as anybody would draw, and as a step can learn from at once. */
export const MOST_LESSONS = 24;

export function lessonsProblem(value: unknown): string | undefined {
  const { cards } = (value ?? {}) as { cards?: unknown };
  if (!Array.isArray(cards)) return 'cards should be a list';
  const isCard = ({ label, levels, says }: LessonsData['cards'][number]): boolean => Number.isInteger(label) && Number.isInteger(says) && isLevels(levels, 784);
  return cards.every(isCard) ? undefined : 'a card needs label, says and 784 levels';
}

interface Props {
  data: LessonsData;
  live?: boolean;
  /** There is something on the pad to make a lesson of. */
  drawn?: boolean;
  stale?: boolean;
  problem?: string | undefined;
}

export function LessonsView({ data, live = false, drawn = false, stale = false, problem }: Props): VNode {
  const { cards } = data;
  const full = cards.length >= MOST_LESSONS;
  return (
    <div class="lessons" data-stale={stale ? '' : undefined}>
      <div class="lessons-tools needs-script">
        <span id="lessons-label">{full ? `${MOST_LESSONS} lessons are enough.` : 'What you have drawn is meant to be a'}</span>
        <span class="lessons-digits" role="group" aria-labelledby="lessons-label">
          {TEN.map((digit) => <button type="button" key={digit} data-lesson={digit} disabled={!live || !drawn || full}>{digit}</button>)}
        </span>
      </div>
      <ul class="lesson-list" aria-label="Lessons">
        {cards.map(({ label, levels, says }, k) => (
          <li key={k}>
            <Pixels levels={levels} width={28} class="k-ink" label={`Lesson ${k + 1}`} />
            <p><b class="k-expected">{label}</b>, read as <b class="k-signal">{says}</b></p>
            <button type="button" class="needs-script" data-forget={k} disabled={!live} aria-label={`Forget lesson ${k + 1}`}>Forget</button>
          </li>
        ))}
      </ul>
      {cards.length === 0 ? <p class="figure-small">No lessons yet.</p> : null}
      <Problem problem={problem} />
    </div>
  );
}
