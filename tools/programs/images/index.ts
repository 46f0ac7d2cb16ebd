export { command, engineStatuses, lastWords } from './command';
export { ContainerEngine, type EngineFailure, type EngineProps, failed, findEngine } from './engine';
export type { HeldImage } from './inspect';
export {
  defaultReference,
  parseReference,
  repositoryOf,
  versionIn,
} from './reference';
export type { ContainerProps } from './run-words';
