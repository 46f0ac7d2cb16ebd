import { Sample } from '../../bad-input/cases';
import { testEnvironment } from '../../support';
import { type Edit, replaced } from '../subjects';
import type { Mistake } from './mistake';

const loki = 'loki/StatefulSet.loki.yaml';
const alloy = 'alloy/DaemonSet.alloy.yaml';

/** An environment whose one component asks for root without a reason that says anything. */
const unreasoned: Edit = (subject) => {
  const environment = testEnvironment();
  new Sample(environment, { identity: { nodeAgent: true, reason: 'needed' } });
  environment.build();
  return { ...subject, environment };
};

export const privilegeMistakes: readonly Mistake[] = [
  {
    check: 'security/privileges',
    title: 'the network of the node, for which nobody asks',
    edit: replaced(
      alloy,
      'seccompProfile:\n          type: RuntimeDefault',
      'seccompProfile:\n          type: RuntimeDefault\n      hostNetwork: true',
    ),
    finds: [
      'alloy › DaemonSet alloy › hostNetwork: it is on the network of its node, and its component does not ask for it | no hostNetwork, or one with its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'the processes of the node, for which nobody asks',
    edit: replaced(
      alloy,
      'seccompProfile:\n          type: RuntimeDefault',
      'seccompProfile:\n          type: RuntimeDefault\n      hostPID: true',
    ),
    finds: [
      'alloy › DaemonSet alloy › hostPID: it sees the processes of its node, and its component does not ask for it | no hostPID, or hostProcesses with its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'a pod that may run as root',
    edit: replaced(loki, 'runAsNonRoot: true', 'runAsNonRoot: false'),
    finds: [
      'loki › StatefulSet loki › securityContext: it may run as root, and its component does not ask for it | a user of its own and runAsNonRoot: true, or an identity { nodeAgent: true } with its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'a container that runs as root',
    edit: replaced(loki, 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: true\n            runAsUser: 0'),
    finds: [
      'loki › StatefulSet loki › container loki › securityContext: it may run as root, and its component does not ask for it | a user of its own and runAsNonRoot: true, or an identity { nodeAgent: true } with its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'a capability that nobody asks for',
    edit: replaced(
      alloy,
      'drop:\n                - ALL',
      'drop:\n                - ALL\n              add:\n                - SYS_PTRACE',
    ),
    finds: [
      'alloy › DaemonSet alloy › container alloy: it adds the capability SYS_PTRACE, and its component does not ask for it | no such capability, or the identity of the workload with the capability and its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'another folder of the node',
    edit: replaced(alloy, 'hostPath:\n            path: /var/log/pods', 'hostPath:\n            path: /var/log'),
    finds: [
      'alloy › DaemonSet alloy › volume pod-logs: it reads the folder /var/log of its node, and its component does not ask for it | no such volume, or hostFolder(…) with its reason',
    ],
  },
  {
    check: 'security/privileges',
    title: 'a folder of the node that is written to instead of read',
    edit: replaced(alloy, 'name: pod-logs\n              readOnly: true', 'name: pod-logs'),
    finds: [
      'alloy › DaemonSet alloy › volume pod-logs: it writes the folder /var/log/pods of its node, and its component does not ask for it | no such volume, or hostFolder(…) with its reason',
    ],
  },
  {
    check: 'security/reasons',
    title: 'a reason that says nothing',
    edit: unreasoned,
    finds: [
      'sample › sample › root-user: the reason "needed" says nothing to a reader | why the program cannot do its work without it',
    ],
  },
];
