/** Parts of a drawing that hold still while others follow a drag. */
import { Component, type ComponentClass, type VNode } from 'preact';

/**
 * The view, drawn again only when one of its props is another one than before. What the session tells keeps every part
 * that holds the same (`kept` in engine/host/state.ts), so that lists can be props too.
 */
export function still<P extends object>(view: (props: P) => VNode): ComponentClass<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const present: P = this.props;
      return (Object.keys(next) as (keyof P)[]).some((name) => !Object.is(next[name], present[name]));
    }

    override render(): VNode {
      return view(this.props);
    }
  };
}
