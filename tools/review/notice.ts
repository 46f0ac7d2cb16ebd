import type { Section } from './immutable';
import type { ReviewedObject } from './objects';

/** An object by its name. */
export interface Named {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** What a reviewer should know of a change that no diff says. */
export interface Notice {
  readonly environment: string;
  /** What it is about. Undefined: the component, or the environment. */
  readonly object?: Named;
  /** The component that it is about as a whole, by its folder. Undefined: it is about an object or the environment. */
  readonly component?: string;
  readonly problem: string;
  /** What was there, and what is to be. Both are undefined where an object is gone. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The section of docs/change-what-cannot-be-changed-in-place.md with the steps. */
  readonly steps: Section;
}

export const nameOf = ({ kind, metadata: { namespace, name } }: ReviewedObject): Named => ({ kind, namespace, name });

/** `StatefulSet monitoring/loki` */
export const named = ({ kind, namespace, name }: Named): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** The page with the steps. */
export const stepsPage = 'docs/change-what-cannot-be-changed-in-place.md';
