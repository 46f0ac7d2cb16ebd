import { ending, type ProgramCheck } from '../check';

/** Loki, Mimir, Pyroscope and Tempo read their flags as they do in the pod, and one more that makes them stop after that. */

/** https://grafana.com/docs/loki/latest/configure/#configuration-file-reference */
export const loki: ProgramCheck = {
  program: 'loki',
  reads: ending('/loki.yaml'),
  words: (container) => [...container.arguments, '-verify-config'],
};

/** Mimir has no flag for this: listing its modules reads and validates the configuration first and starts none of them. */
export const mimir: ProgramCheck = {
  program: 'mimir',
  reads: ending('/mimir.yaml'),
  words: (container) => [...container.arguments, '-modules'],
};

/** Pyroscope has none either, and its listing of modules is the same. */
export const pyroscope: ProgramCheck = {
  program: 'pyroscope',
  reads: ending('/pyroscope.yaml'),
  words: (container) => [...container.arguments, '-modules'],
};

/** Refuses warnings too. https://grafana.com/docs/tempo/latest/configuration/ */
export const tempo: ProgramCheck = {
  program: 'tempo',
  reads: ending('/tempo.yaml'),
  words: (container) => [...container.arguments, '-config.verify=true'],
};
