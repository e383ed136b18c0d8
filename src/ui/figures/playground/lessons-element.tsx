/** `<cr-lessons>`: what is on the pad becomes a lesson, with what it is meant to be; lessons are forgotten again. */
import { render } from 'preact';
import { announce } from '../../live/announce.ts';
import { follow } from '../follow.ts';
import type { Attach } from '../register.ts';
import { LessonsView, lessonsProblem, type LessonsData } from './lessons.tsx';

export const attach: Attach = (host, session) => {
  const { draws = '', keeps = '' } = host.dataset;
  const drawing = (): string => String(session.input(draws));
  const kept = (): string[] => String(session.input(keeps)).split('/').filter(Boolean);
  const follower = follow<LessonsData>({
    host,
    session,
    inputs: [draws],
    problemOf: lessonsProblem,
    draw: ({ data, stale, problem }) => render(<LessonsView data={data} live drawn={drawing() !== ''} stale={stale} problem={problem} />, host),
  });
  host.addEventListener('click', ({ target }) => {
    const { lesson, forget } = (target instanceof Element ? target.closest<HTMLElement>('[data-lesson], [data-forget]')?.dataset : undefined) ?? {};
    if (lesson !== undefined) {
      session.setInput(keeps, [...kept(), `${lesson}|${drawing()}`].join('/'));
      announce(host.ownerDocument, () => `Lesson added: a ${lesson}.`, 100);
    }
    if (forget !== undefined) session.setInput(keeps, kept().filter((_, k) => k !== Number(forget)).join('/'));
  });
  return follower;
};
