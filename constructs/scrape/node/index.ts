export { cadvisor } from './cadvisor';
export { FromKubelet, readKubeletMetrics, type SampleRule } from './from-kubelet';
export { kubelet } from './kubelet';
export { kubeletTls, kubeletToken } from './kubelet-access';
