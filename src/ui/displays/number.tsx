/** Numbers, texts and other single values. */
import type { VNode } from 'preact';
import { formatResult } from '../../engine/format.ts';
import type { DisplayRecord } from '../../engine/protocol.ts';

type Of<K extends DisplayRecord['kind']> = Extract<DisplayRecord, { kind: K }>;

const NAMED = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };

/** The text of a number record, not-a-number and infinities included. */
export function numberText(value: Of<'number'>['value']): string {
  return formatResult(typeof value === 'number' ? value : NAMED[value]);
}

export function NumberView({ record, kind }: { record: Of<'number'>; kind?: string | undefined }): VNode {
  return <span class={classes('number', kind)}>{numberText(record.value)}</span>;
}

export function TextView({ record }: { record: Of<'text'> }): VNode {
  if (!record.quoted) return <span class="string">{record.text}</span>;
  return <span class="string quoted">{JSON.stringify(record.text)}</span>;
}

export function LiteralView({ record, kind }: { record: Of<'literal'>; kind?: string | undefined }): VNode {
  return <span class={classes('literal', kind)}>{record.text}</span>;
}

/** Class names that are there, joined. */
export function classes(...names: (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}
