/** The parts of a run, in their order. Each begins with the pods started and ready. */
export const parts = [
  'signals',
  'sampling',
  'application',
  'node',
  'correlation',
  'throughput',
  'outage',
  'overload',
] as const;

export type Part = (typeof parts)[number];
