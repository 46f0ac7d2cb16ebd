export { type EbpfProfilesProps, ebpfProfiles } from './ebpf-profiles';
export { hubble } from './hubble';
export { type JournalProps, journal } from './journal';
export { podMonitors, serviceMonitors } from './monitors';
export type { Pipeline } from './pipeline';
export { podLogs } from './pod-logs';
export { type PodProfilesProps, podProfiles } from './pod-profiles';
export { unix } from './unix';
export { ztunnel } from './ztunnel';
