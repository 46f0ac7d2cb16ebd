import { all, having } from '../subjects';
import type { Mistake } from './mistake';

const group = 'lgtm-cdk8s/rolled-in-turn';
const checksum = 'lgtm-cdk8s/pods-checksum';

interface Zone {
  readonly zone: string;
  readonly labels?: string;
  readonly annotations?: string;
}

/** A StatefulSet of one zone, under a budget that another one shares. */
const zoned = ({ zone, labels = '{}', annotations = '{}' }: Zone) =>
  having(
    `loki/StatefulSet.copies-${zone}.yaml`,
    `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: copies-${zone}
  namespace: monitoring
  labels: ${labels}
  annotations: ${annotations}
spec:
  template:
    metadata:
      labels: { copies: 'yes' }
`,
  );

const budget = having(
  'loki/PodDisruptionBudget.copies.yaml',
  `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: copies, namespace: monitoring }
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { copies: 'yes' }
`,
);

const guarded = (actions: string) =>
  all(
    having(
      'loki/ValidatingAdmissionPolicy.copies.yaml',
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: { name: copies }\n',
    ),
    having(
      'loki/ValidatingAdmissionPolicyBinding.copies.yaml',
      `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: { name: copies }
spec:
  policyName: copies
  validationActions: [${actions}]
  paramRef: { selector: { matchLabels: { ${group}: copies } } }
  matchResources: { objectSelector: { matchLabels: { ${group}: copies } } }
`,
    ),
  );

const inTurn = { labels: `{ ${group}: copies }`, annotations: `{ ${checksum}: same }` };
const notHeld =
  'no ValidatingAdmissionPolicy that is bound to it holds it back while others of its group are rolled | a ValidatingAdmissionPolicyBinding whose objectSelector and paramRef select lgtm-cdk8s/rolled-in-turn: copies';

export const turnMistakes: readonly Mistake[] = [
  {
    check: 'delivery/turns',
    title: 'a StatefulSet that is rolled with another one that has copies of its data',
    edit: all(budget, guarded('Deny'), zoned({ zone: 'a', ...inTurn }), zoned({ zone: 'b' })),
    finds: [
      'loki › StatefulSet copies-b › label lgtm-cdk8s/rolled-in-turn: it is not there, so that its pods are rolled at once with others of the PodDisruptionBudget copies | copies',
    ],
  },
  {
    check: 'delivery/turns',
    title: 'two of them, of which neither waits',
    edit: all(budget, zoned({ zone: 'a' }), zoned({ zone: 'b' })),
    finds: ['a', 'b'].map(
      (zone) =>
        `loki › StatefulSet copies-${zone} › label lgtm-cdk8s/rolled-in-turn: it is not there, so that its pods are rolled at once with others of the PodDisruptionBudget copies | one value for all of them`,
    ),
  },
  {
    check: 'delivery/turns',
    title: 'a policy that warns alone',
    edit: all(budget, guarded('Warn'), zoned({ zone: 'a', ...inTurn }), zoned({ zone: 'b', ...inTurn })),
    finds: ['a', 'b'].map((zone) => `loki › StatefulSet copies-${zone} › label lgtm-cdk8s/rolled-in-turn: ${notHeld}`),
  },
  {
    check: 'delivery/turns',
    title: 'one that says of another version than the other that it is there',
    edit: all(
      budget,
      guarded('Deny'),
      zoned({ zone: 'a', ...inTurn }),
      zoned({ zone: 'b', ...inTurn, annotations: `{ ${checksum}: another }` }),
    ),
    finds: [
      'loki › StatefulSet copies-a › lgtm-cdk8s/pods-checksum: it is same, and that of copies-b is another | the same for all of the group, as synth writes it',
      'loki › StatefulSet copies-b › lgtm-cdk8s/pods-checksum: it is another, and that of copies-a is same | the same for all of the group, as synth writes it',
    ],
  },
];
