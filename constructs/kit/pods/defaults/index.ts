/** What a company says of every pod, or of those of one component. */
export { usablePodDefaults } from './checks';
export { forNodeAgents, type PodDefaults, podDefaults } from './pod-defaults';
