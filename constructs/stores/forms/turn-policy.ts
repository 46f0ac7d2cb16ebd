import { ApiObject } from 'cdk8s';
import type { Component } from '../../kit';
import type { Part } from '../../kit/pods/scope';
import { turnAnnotation, turnKey } from '../../kit/vocabulary/labels';
import { turnOf } from './labels';

const apiVersion = 'admissionregistration.k8s.io/v1';

/** The checksum of the pods of all workloads of the group, as it stands on one of them. */
const checksumOf = (workload: string): string => `${workload}.metadata.?annotations[?'${turnAnnotation}'].orValue('')`;

/**
 * What the decision is made of. `object` is what is applied and `oldObject` what is there, `params` a workload of the group: the rule is
 * asked for each of them.
 */
const variables = [
  { name: 'isItself', expression: 'params.metadata.name == object.metadata.name' },
  { name: 'allReady', expression: 'oldObject.status.?readyReplicas.orValue(0) >= oldObject.spec.replicas' },
  { name: 'otherReady', expression: 'params.status.?readyReplicas.orValue(0)' },
  {
    name: 'otherIsRolled',
    expression: [
      'params.status.?observedGeneration.orValue(0) != params.metadata.generation',
      "params.status.?currentRevision.orValue('') != params.status.?updateRevision.orValue('')",
    ].join(' || '),
  },
  { name: 'otherRests', expression: '!variables.otherIsRolled && variables.otherReady == params.spec.replicas' },
  { name: 'otherComesLater', expression: 'params.metadata.name > object.metadata.name' },
  { name: 'otherIsAsNew', expression: `${checksumOf('params')} == ${checksumOf('object')}` },
] as const;

/**
 * A workload whose pods all run may be changed when the pods of every other workload run too, and when those that come before it have
 * been changed. A workload with a pod that does not run may be changed at any time, so that the commit that mends it needs no hand on
 * the cluster. It waits only while another one is rolled, because both would be away.
 */
const mayBeChanged = [
  'variables.isItself || (variables.allReady',
  '? variables.otherRests && (variables.otherComesLater || variables.otherIsAsNew)',
  ': !variables.otherIsRolled || variables.otherComesLater)',
].join(' ');

const of = (count: string, most: string): string => `string(${count}) + ' of ' + string(${most})`;

/** What who applies it is told. */
const message = [
  `object.metadata.name + ' waits for ' + params.metadata.name + ', of which '`,
  of('variables.otherReady', 'params.spec.replicas'),
  `' pods are ready' + (variables.otherIsRolled ? ' and which is being rolled' : '')`,
  `(variables.otherIsAsNew || variables.otherComesLater ? '' : ' and which has not got its part of this change yet')`,
  `'. Pods of two zones are never rolled at once: apply it again.'`,
].join(' + ');

/**
 * The API server lets the pods of only one zone of a role be changed at a time, whether Argo CD, kubectl or a restart by hand changes them.
 * Argo CD tries again what was refused. Sync waves would keep the zones apart too, and with them the commit that mends a broken zone. https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class TurnPolicy implements Part {
  constructor(
    private readonly component: Component,
    private readonly role: string,
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component, role } = this;
    const group = turnOf(component, role);
    // Kinds of the cluster have names of the whole cluster.
    const name = `${component.environment.name}-${group}-in-turn`;
    const matchLabels = { [turnKey]: group };
    const metadata = (kind: string) => component.objectMetadata(kind, name, { namespace: null, workload: group });
    new ApiObject(component, `${group}-turn-policy`, {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: metadata('ValidatingAdmissionPolicy'),
      spec: {
        failurePolicy: 'Fail',
        paramKind: { apiVersion: 'apps/v1', kind: 'StatefulSet' },
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['statefulsets'] },
          ],
        },
        matchConditions: [
          { name: 'changes-pods', expression: 'object.spec.template != oldObject.spec.template' },
          // What is only compared is not applied.
          { name: 'is-meant', expression: '!request.?dryRun.orValue(false)' },
        ],
        variables,
        validations: [{ expression: mayBeChanged, messageExpression: message, reason: 'Forbidden' }],
      },
    });
    new ApiObject(component, `${group}-turn-policy-binding`, {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: metadata('ValidatingAdmissionPolicyBinding'),
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        paramRef: { selector: { matchLabels }, parameterNotFoundAction: 'Allow' },
        matchResources: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': component.targetNamespace.name } },
          objectSelector: { matchLabels },
        },
      },
    });
  }
}
