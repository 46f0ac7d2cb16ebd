import { expect, test } from '@jest/globals';
import { Alloy, ebpfProfiles } from '../../constructs/alloy';
import { plainNetwork } from '../../constructs/kit';
import { Pyroscope } from '../../constructs/pyroscope';
import { size } from '../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Profiles that Alloy makes of the processes of its node. */

function profiling(props: Parameters<typeof ebpfProfiles>[0] = {}, kernel?: string) {
  const environment = testEnvironment({ network: plainNetwork(), kernel });
  const profilesTo = new Pyroscope(environment, size).push;
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they see processes' });
  new Alloy(environment, { namespace, collect: [ebpfProfiles(props)], profilesTo });
  return environment;
}

test('its file leaves out pods whose processor time is fetched', () => {
  const file: string = objectOf(profiling({ namespaces: ['shop'] }), 'ConfigMap', 'alloy').data['config.alloy'];
  expect(file).toMatchSnapshot();
  expect(file).toMatch(/action += "drop"\n.*annotation_profiles_grafana_com_cpu_scrape/);
});

test('the pod sees the processes of its node, with the capabilities that upstream names and no other', () => {
  const { spec } = objectOf(profiling(), 'DaemonSet', 'alloy').spec.template;
  expect(spec.hostPID).toBe(true);
  const [{ securityContext, volumeMounts }] = spec.containers;
  expect(securityContext.privileged).toBeUndefined();
  expect(securityContext.capabilities).toEqual({
    drop: ['ALL'],
    add: ['BPF', 'PERFMON', 'SYS_PTRACE', 'CHECKPOINT_RESTORE', 'SYS_RESOURCE', 'DAC_READ_SEARCH', 'SYSLOG'],
  });
  expect(volumeMounts).toContainEqual({ name: 'tracing', mountPath: '/sys/kernel/tracing', readOnly: true });
  expect(volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
});

test.each<[string, Parameters<typeof profiling>, readonly string[]]>([
  ['a kernel that can', [{}, '5.9'], []],
  [
    'a kernel that is too old',
    [{}, '5.8'],
    [
      'test › alloy › cluster.kernel: ebpfProfiles() needs Linux 5.9, and the cluster has nodes with 5.8 | nodes with a newer kernel, or no ebpfProfiles()',
    ],
  ],
  [
    'no namespace',
    [{ namespaces: [] }],
    [
      'test › alloy › collect › ebpfProfiles › namespaces: the list is empty | at least one, or no such property for all of them',
    ],
  ],
])('%s', (_title, given, findings) => {
  expect(findingsOf(profiling(...given))).toEqual(findings);
});
