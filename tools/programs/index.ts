export {
  type Available,
  isAvailable,
  type Located,
  type ProgramName,
  type Unavailable,
  whyUnavailable,
} from './located';
export { program } from './pinned';
export { Programs, type ProgramsProps } from './programs';
export { type RunProps, type RunResult, run } from './run';
