import type { Shown } from '../kit/model/shown';
import { mebibytes } from '../kit/model/units';
import { coresOf, fromBytes, type Load, type RoleNeed, type RoleSize, roleSize } from '../stores/sizing';
import { kubeStateMetricsAssumptions as assumed } from './assumptions';

/** How much it shows of so many nodes and pods. `onlyAsked`: whether these are those metrics alone for which somebody asks. */
export function shownOf({ nodes, pods }: Pick<Load, 'nodes' | 'pods'>, onlyAsked: boolean): Shown {
  const asked = assumed.askedPodSamples.value * pods + assumed.askedNodeSamples.value * nodes;
  const samples = onlyAsked ? asked : assumed.podSamples.value * pods + assumed.nodeSamples.value * nodes;
  return { samples, asked, size: mebibytes(Math.ceil(fromBytes(samples * assumed.sampleBytes.value))) };
}

/** What it needs for the objects of so many nodes and pods. */
export function kubeStateMetricsNeed(load: Pick<Load, 'nodes' | 'pods'>, onlyAsked: boolean): RoleNeed {
  const ofPod = onlyAsked ? assumed.askedPodMemory : assumed.podMemory;
  const { samples } = shownOf(load, onlyAsked);
  return {
    cores: coresOf(assumed.sampleTime.value, samples / assumed.pullInterval.value),
    memory: fromBytes(ofPod.value * load.pods + assumed.nodeMemory.value * load.nodes),
    baseMemory: assumed.baseMemory.value,
    least: 1,
    // One shows all: several would each show a part, and each of them read everything.
    mostCores: Number.POSITIVE_INFINITY,
    mostMemory: Number.MAX_SAFE_INTEGER,
  };
}

/** The same as a pod. */
export const kubeStateMetricsSize = (load: Pick<Load, 'nodes' | 'pods'>, onlyAsked: boolean): RoleSize =>
  roleSize(kubeStateMetricsNeed(load, onlyAsked));
