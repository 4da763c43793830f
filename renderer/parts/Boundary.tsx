import { Component, type ComponentType, type ReactNode } from 'react';

type BoundaryProps = {
  /** What stands in the place of a part that broke; `again` tries it once more. */
  readonly Fallback: ComponentType<{ readonly again: () => void }>;
  readonly children: ReactNode;
};

/** A bug in one screen does not take the window with it: the stores, and with them every draft, go on being saved. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { Fallback, children } = this.props;
    return this.state.hasFailed ? <Fallback again={() => this.setState({ hasFailed: false })} /> : children;
  }
}
