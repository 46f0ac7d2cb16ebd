/** One component among those of every environment. */
export interface ComponentReference {
  /** The environment that has it; for what a cluster has anyway, the environment that states it. */
  readonly environment: string;
  /** The component, or the name of what exists already. */
  readonly component: string;
}

export const isSameComponent = (one: ComponentReference, other: ComponentReference): boolean =>
  one.environment === other.environment && one.component === other.component;
