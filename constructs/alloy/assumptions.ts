import { assumptions } from '../stores/sizing';

const estimate = 'https://grafana.com/docs/alloy/latest/introduction/estimate-resource-usage/';
const read = '2026-11-28';

/** The figures by which the agent of a node is sized: upstream's unreduced, as it could not be measured. */
export const alloyAssumptions = assumptions({
  baseMemory: {
    value: 100,
    unit: 'mebibytes of memory per agent that collects nothing',
    source: 'an estimate',
    date: read,
  },
  lineTime: {
    value: 0.954,
    unit: 'microseconds of processor time per byte of lines',
    source: `${estimate}: a core for a MiB a second`,
    date: read,
  },
  lineMemory: {
    value: 114,
    unit: 'mebibytes of memory per megabyte of lines a second',
    source: `${estimate}: 120 MiB for a MiB a second`,
    date: read,
  },
  journalBytes: {
    value: 5000,
    unit: 'bytes a second that the journal of a node gets',
    source:
      'an estimate: some 20 lines a second of 250 bytes, where journald lets each service write 333 (https://www.freedesktop.org/software/systemd/man/latest/journald.conf.html)',
    date: read,
  },
  sampleTime: {
    value: 24,
    unit: 'microseconds of processor time per sample',
    source: `${estimate}: 0.4 cores for a million series, each minute`,
    date: read,
  },
  seriesMemory: {
    value: 11_811,
    unit: 'bytes of memory per series',
    source: `${estimate}: 11 GiB for a million, in which are the log of samples, its queue and what is being pulled; one program of 40,000 was seen to take 193 MiB with all else`,
    date: read,
  },
  podSeries: {
    value: 150,
    unit: 'series that the kubelet and cAdvisor show per pod',
    source:
      'an estimate: some 60 for each container and for the network of the pod, and those that are thrown away are read too',
    date: read,
  },
  nodeSeries: {
    value: 6000,
    unit: 'series of the node itself, and of the pods of the platform on it',
    source:
      'an estimate: the kubelet, node exporter and two or three of the programs that are watched show one to two thousand each',
    date: read,
  },
  spanTime: {
    value: 38,
    unit: 'microseconds of processor time per span that comes by OTLP',
    source: 'an estimate: as the routing tier of Collectors, whose parts it has',
    date: read,
  },
  spanMemory: {
    value: 51_200,
    unit: 'bytes of memory per span a second that comes by OTLP',
    source: 'an estimate: as the routing tier of Collectors, whose parts it has',
    date: read,
  },
  unevenness: {
    value: 2,
    unit: 'times what a node has on average that the fullest one has',
    source: 'an estimate: pods are placed by what they ask for, and not by what they write',
    date: read,
  },
  mostShown: {
    value: 200_000,
    unit: 'samples of one program that one agent takes at most',
    source: 'a choice: they take 2.3 GB of one node, whichever it is, and so of the limit of every agent',
    date: read,
  },
});
