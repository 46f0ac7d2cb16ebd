import { assumptions } from '../stores/sizing';

const calibrated = 'measured by npm run calibrate: 3,000 pods, half of them with two containers, and 1,000 nodes';
const upstream = 'https://github.com/kubernetes/kube-state-metrics#resource-recommendation';
const measuredOn = '2026-11-28';

/** The figures by which kube-state-metrics is sized. What is shown of a pod has in it what belongs to pods, such as Deployments and claims. */
export const kubeStateMetricsAssumptions = assumptions({
  baseMemory: {
    value: 18,
    unit: 'mebibytes of memory without objects',
    source: `${calibrated}; ${upstream} says 250 MiB and 0.1 cores as a general rule, whatever there is`,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.baseMemory',
  },
  podMemory: {
    value: 55_000,
    unit: 'bytes of memory per pod whose metrics are all shown',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.podMemory',
  },
  askedPodMemory: {
    value: 40_000,
    unit: 'bytes of memory per pod with `onlyAsked`',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.askedPodMemory',
  },
  nodeMemory: {
    value: 35_000,
    unit: 'bytes of memory per node',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.nodeMemory',
  },
  podSamples: {
    value: 75,
    unit: 'samples per pod whose metrics are all shown',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.podSamples',
  },
  askedPodSamples: {
    value: 26,
    unit: 'samples per pod with `onlyAsked`',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.askedPodSamples',
  },
  nodeSamples: {
    value: 35,
    unit: 'samples per node whose metrics are all shown',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.nodeSamples',
  },
  askedNodeSamples: {
    value: 24,
    unit: 'samples per node with `onlyAsked`',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.askedNodeSamples',
  },
  sampleBytes: {
    value: 220,
    unit: 'bytes of a sample as it is shown',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.sampleBytes',
  },
  sampleTime: {
    value: 1.2,
    unit: 'microseconds of processor time per sample and time that it is pulled, compressed',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'kube-state-metrics.sampleTime',
  },
  pullInterval: {
    value: 30,
    unit: 'seconds between two times that it is pulled',
    source: 'as an Alloy that watches it does',
    date: measuredOn,
  },
});
