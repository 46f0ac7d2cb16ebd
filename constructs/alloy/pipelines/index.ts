export { cadvisor } from './cadvisor';
export { hubble } from './hubble';
export { kubelet } from './kubelet';
export type { LogPipeline, MetricsPipeline, Pipeline } from './pipeline';
export { podLogs } from './pod-logs';
export { ztunnel } from './ztunnel';
