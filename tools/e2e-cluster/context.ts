import type { Environment } from '../../constructs/kit';
import type { Report } from '../report';
import type { Programs } from './programs';

/** What every check of one environment has at hand. */
export interface Context {
  readonly environment: Environment;
  readonly report: Report;
  readonly programs: Programs;
  /** Where this environment's clusters keep their state and logs. */
  readonly folder: string;
  /** The manifests that are proven: `dist/` of the work tree. */
  readonly dist: string;
}
