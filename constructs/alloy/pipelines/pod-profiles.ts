import { Given } from '../../kit/model/given';
import { profileAnnotation } from '../../kit/vocabulary/instrumentation-labels';
import { podAnnotation, podMeta } from '../../pod-logs/targets';
import { keep, running } from '../../scrape/pods';
import { podsAtPorts, podsAtPortsValidators } from '../../scrape/pods-at-ports';
import type { AnnotatedPodsProps } from '../../scrape/props';
import { watchPods } from '../privileges';
import {
  type AlloyFile,
  discoveryKubernetes,
  discoveryRelabel,
  type ProfileKind,
  type ProfilesReceiver,
  profileKinds,
  pyroscopeScrape,
  type RelabelRule,
} from '../syntax';
import { nodeRule, ownNodePods } from './own-node';
import type { ProfilesPipeline } from './pipeline';
import { podLabelRules } from './pod-rules';

/** `ports`: those that the annotations may name. */
export type PodProfilesProps = Omit<AnnotatedPodsProps, 'interval'>;

const { interval: _, ...validators } = podsAtPortsValidators('annotations');

/**
 * The profiles of pods on the own node that ask for it by annotations, every 15 seconds, as Go's `net/http/pprof` shows them:
 * `profiles.grafana.com/cpu.scrape: "true"`, and the same for `memory`, `goroutine`, `block` and `mutex`. Beside `scrape` there are
 * `port`, `port_name` and `path`.
 * https://grafana.com/docs/pyroscope/latest/deploy-kubernetes/helm/#optional-scrape-your-own-workloads-profiles
 */
export function podProfiles(props: PodProfilesProps): ProfilesPipeline {
  const given = new Given('podProfiles', props, validators);
  return {
    name: 'podProfiles',
    written: 'podProfiles({ … })',
    sendsTo: 'profilesTo',
    ...(given.isSound ? { reads: { what: 'the profiles of pods', chosen: JSON.stringify(given.props) } } : {}),
    permissions: [watchPods],
    usesApiServer: true,
    check: (check, property) => given.report(check, `${property} › podProfiles`),
    sources: (existing) =>
      podsAtPorts(given.props, (place) => existing.profilesOfPods('profiled pods', { ...place, path: '/debug/pprof' })),
    write(file: AlloyFile, to: ProfilesReceiver) {
      const { namespaces, ports } = given.props;
      const pods = file.add(
        discoveryKubernetes,
        'pod_profiles',
        { role: 'pod', namespaces: namespaces && { names: namespaces }, selectors: [ownNodePods] },
        'Pods of this node that ask for being profiled.',
      );
      for (const kind of profileKinds) {
        const label = `pod_profiles_${kind}`;
        const targets = file.add(discoveryRelabel, label, {
          targets: pods.targets,
          rule: [...askedFor(kind, ports), nodeRule, ...podLabelRules],
        });
        file.add(pyroscopeScrape, label, {
          targets: targets.output,
          forward_to: [to],
          profiling_config: onlyKind(kind),
        });
      }
    },
  };
}

/** Where a pod is asked: the annotated port, by its number or name; otherwise each that a container has. */
const askedPort = '__tmp_port';
const askedPortName = '__tmp_port_name';

/** Keeps, of a pod's targets, one for each port, the ports that its annotations name for this kind of profile. */
function askedFor(kind: ProfileKind, ports: readonly number[]): RelabelRule[] {
  const annotation = (name: Parameters<typeof profileAnnotation>[1]) =>
    podAnnotation(profileAnnotation(kind === 'process_cpu' ? 'cpu' : kind, name));
  return [
    keep(annotation('scrape'), 'true'),
    // A certificate of a pod is signed by nobody who is known here.
    { action: 'drop', source_labels: [annotation('scheme')], regex: 'https' },
    ...running,
    { source_labels: [podMeta.port], target_label: askedPort },
    { source_labels: [annotation('port')], regex: '(.+)', target_label: askedPort },
    { action: 'keepequal', source_labels: [podMeta.port], target_label: askedPort },
    { source_labels: [podMeta.portName], target_label: askedPortName },
    { source_labels: [annotation('port_name')], regex: '(.+)', target_label: askedPortName },
    { action: 'keepequal', source_labels: [podMeta.portName], target_label: askedPortName },
    keep(askedPort, ports.join('|')),
    { source_labels: [annotation('path')], regex: '(.+)', target_label: '__profile_path__' },
  ];
}

/** Every kind is taken that is not switched off. */
const onlyKind = (kind: ProfileKind) =>
  Object.fromEntries(
    profileKinds.filter((other) => other !== kind).map((other) => [`profile.${other}`, { enabled: false }]),
  );
