/** Which network answers, and why; the others that could; and one from a file. A pure view. */
import type { VNode } from 'preact';
import { Problem } from './reading.tsx';

export interface NetworksData {
  id: string;
  title: string;
  sizes: string;
  when?: string;
  error?: number;
  deskewed: boolean;
  /** Why this one, if another was asked for. */
  instead?: string;
  /** The pupil answers in its place. */
  pupil: boolean;
}

export interface Offered {
  id: string;
  title: string;
  detail: string;
}

interface Props {
  data: NetworksData;
  offered: readonly Offered[];
  /** What came of the last file. */
  said?: string;
  failed?: boolean;
  live?: boolean;
  stale?: boolean;
  problem?: string | undefined;
  /** The date as this reader writes it. */
  dated?: (when: string) => string;
}

export const COURSE: readonly Offered[] = [
  { id: 'course', title: 'the course’s network', detail: '' },
  { id: 'course-small', title: 'the course’s small one', detail: '' },
];

export function networksProblem(value: unknown): string | undefined {
  const { id, title, sizes, deskewed, pupil } = (value ?? {}) as Record<string, unknown>;
  if (![id, title, sizes].every((word) => typeof word === 'string')) return 'id, title and sizes should be words';
  return typeof deskewed === 'boolean' && typeof pupil === 'boolean' ? undefined : 'deskewed and pupil should be true or false';
}

export function NetworksView({ data, offered, said = '', failed = false, live = false, stale = false, problem, dated = (when) => when.slice(0, 10) }: Props): VNode {
  return (
    <div class="networks" data-stale={stale ? '' : undefined}>
      <p class="networks-words" aria-live="polite">{wordsFor(data, dated)}</p>
      <div class="networks-choose needs-script">
        <span class="networks-label" id="networks-label">Let another answer:</span>
        <span role="group" aria-labelledby="networks-label">
          {offered.map(({ id, title, detail }) => (
            <button type="button" key={id} data-network={id} aria-pressed={id === data.id} disabled={!live}>{title}{detail === '' ? null : <small> {detail}</small>}</button>
          ))}
        </span>
        <label class="networks-file">One from a file (JSON or ONNX): <input type="file" accept=".json,.onnx,application/json" disabled={!live} /></label>
        <p role="status" data-failed={failed ? '' : undefined}>{said}</p>
      </div>
      <Problem problem={problem} />
    </div>
  );
}

function wordsFor({ title, sizes, when, error, instead, pupil }: NetworksData, dated: (when: string) => string): VNode {
  const facts = [sizes, when === undefined ? '' : dated(when), error === undefined ? '' : `wrong in ${(100 * error).toFixed(1)} of 100 digits it had not learned from`].filter(Boolean).join(', ');
  const name = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  if (pupil) return <><b>Your pupil answers</b>, taught by your lessons. It began as {title}.</>;
  return <><b>{name} answers</b> ({facts}){instead === undefined ? '' : `: ${instead}`}.</>;
}
