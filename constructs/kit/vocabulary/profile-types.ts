/**
 * The types of profiles of processor time: as most profilers measure it, and as that of Node.js does, which counts it beside the time on
 * the clock. https://grafana.com/docs/pyroscope/latest/view-and-analyze-profile-data/profiling-types/
 */
export const processCpu = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const nodeJsCpu = 'wall:cpu:nanoseconds:wall:nanoseconds';
