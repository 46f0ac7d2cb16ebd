import type { Change } from './changes';

/** Something that an environment changes by hand, as there is no property for it. */
export interface EscapeHatch {
  /** The component whose configuration or object it is. */
  readonly component: string;
  /** What is changed: `configuration`, or the object, such as `Deployment frontend`. */
  readonly of: string;
  /** What differs from what would be rendered without it. Empty: nothing, so that it can go. */
  readonly changes: readonly Change[];
}
