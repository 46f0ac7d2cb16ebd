import { gibibytes } from '../../kit';
import { Given } from '../../kit/model/given';
import { optional } from '../../kit/model/validation';
import { hostFolder, scratch } from '../../kit/pods/volumes';
import { profileAnnotation } from '../../kit/vocabulary/instrumentation-labels';
import { podAnnotation } from '../../pod-logs/targets';
import { running } from '../../scrape/pods';
import { namespacesValidator } from '../../scrape/pods-at-ports';
import { watchPods } from '../privileges';
import { type AlloyFile, discoveryKubernetes, discoveryRelabel, type ProfilesReceiver, pyroscopeEbpf } from '../syntax';
import { nodeRule, ownNodePods } from './own-node';
import type { OwnProfilesPipeline } from './pipeline';
import { podLabelRules } from './pod-rules';
import { processAccess } from './processes';

/** Whose processes are profiled. */
export interface EbpfProfilesProps {
  /** The namespaces of the pods. Default: every namespace. */
  readonly namespaces?: readonly string[];
}

/**
 * The processor time of every process in the pods of the own node, by eBPF and without a change of the programs: Go, C, C++, Rust, Java,
 * Python, Ruby, PHP, Node.js, Perl and .NET, 19 times a second. Pods that ask `podProfiles({ … })` for their processor time are left out, as
 * it would count twice. Alloy sees the processes of its node then, and has capabilities by which it can read their memory. It needs Linux 5.9.
 * https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.ebpf/
 */
export function ebpfProfiles(props: EbpfProfilesProps = {}): OwnProfilesPipeline {
  const given = new Given<EbpfProfilesProps>('ebpfProfiles', props, { namespaces: optional(namespacesValidator) });
  const { namespaces } = given.props;
  return {
    name: 'ebpfProfiles',
    written: 'ebpfProfiles()',
    sendsTo: 'profilesTo',
    // What is wrong is no second of what another agent reads.
    ...(given.isSound ? { reads: { what: 'the processor time of pods', chosen: JSON.stringify(given.props) } } : {}),
    permissions: [watchPods],
    usesApiServer: true,
    processes: processAccess,
    check: (check, property) => given.report(check, `${property} › ebpfProfiles`),
    mounts: () => [
      hostFolder('tracing', '/sys/kernel/tracing', '/sys/kernel/tracing', {
        readOnly: true,
        reason: 'reads from the kernel which of its events can be traced',
      }),
      // Names of functions, of each executable once; the folder is /tmp/symb-cache.
      scratch('tmp', '/tmp', gibibytes(1)),
    ],
    write(file: AlloyFile, to: ProfilesReceiver) {
      const pods = file.add(
        discoveryKubernetes,
        'ebpf_profiles',
        { role: 'pod', namespaces: namespaces && { names: namespaces }, selectors: [ownNodePods] },
        'Pods of this node, to which processes belong by the number of their container.',
      );
      const targets = file.add(discoveryRelabel, 'ebpf_profiles', {
        targets: pods.targets,
        rule: [
          // Their processor time is fetched from them.
          { action: 'drop', source_labels: [podAnnotation(profileAnnotation('cpu', 'scrape'))], regex: 'true' },
          ...running,
          nodeRule,
          ...podLabelRules,
        ],
      });
      file.add(pyroscopeEbpf, 'ebpf_profiles', { targets: targets.output, forward_to: [to] });
    },
  };
}
