/** The few signs of the instrument, drawn, since the text faces lack them. Without `says` they are decoration. */
import type { ComponentChildren, VNode } from 'preact';

interface Says {
  says?: string;
}

export const Tick = ({ says }: Says): VNode => (
  <Glyph name="tick" says={says}>
    <path d="M1.5 6.5 4.5 9.5 10.5 2.5" />
  </Glyph>
);

export const Cross = ({ says }: Says): VNode => (
  <Glyph name="cross" says={says}>
    <path d="M2 2 10 10M10 2 2 10" />
  </Glyph>
);

export const Dot = (): VNode => (
  <Glyph name="dot">
    <circle cx="6" cy="6" r="4.25" />
  </Glyph>
);

export const Square = (): VNode => (
  <Glyph name="square">
    <path d="M1.5 1.5h9v9h-9z" />
  </Glyph>
);

/** ⇧↵ */
export const ShiftEnter = (): VNode => (
  <svg class="glyph keys" viewBox="0 0 26 12" width="26" height="12" aria-hidden="true">
    <path d="M5.5 1.5 9.5 6H7.5v4.5h-4V6h-2zM23.5 2v5h-7M19 4.5 16.5 7 19 9.5" />
  </svg>
);

function Glyph(props: { name: string; says?: string | undefined; children: ComponentChildren }): VNode {
  const { name, says, children } = props;
  const said = says === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': says };
  return (
    <svg class={`glyph is-${name}`} viewBox="0 0 12 12" width="12" height="12" {...said}>
      {children}
    </svg>
  );
}
