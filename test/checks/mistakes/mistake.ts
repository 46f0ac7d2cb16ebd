import type { FixtureName } from '../../fixtures/environments';
import type { Edit } from '../subjects';

/** A mistake that a check must find: a fixture with exactly one thing wrong. */
export interface Mistake {
  /** The check that it is for. */
  readonly check: string;
  /** What is wrong, in words. */
  readonly title: string;
  /** The fixture that is edited. Default: `whole`. */
  readonly fixture?: FixtureName;
  readonly edit: Edit;
  /** Everything that the check finds then, as `component › property: problem | what to write instead`. */
  readonly finds: readonly string[];
}
