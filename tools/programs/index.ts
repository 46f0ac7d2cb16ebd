export {
  type Available,
  isAvailable,
  type Located,
  locate,
  type ProgramName,
  type Unavailable,
  whyUnavailable,
} from './locate';
export { type ObtainProps, obtain } from './obtain';
export { program } from './pinned';
export { type RunProps, type RunResult, run } from './run';
