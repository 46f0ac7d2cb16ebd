import type { ApiObject } from 'cdk8s';
import type { Connection } from '../model/endpoint';
import { egressRules } from '../network/rules';
import type { Workload } from '../pods/workload';
import type { Surroundings } from './component';
import { workloadObject } from './workload-object';

/** The fields by which a pod learns what it is called in the cluster. None of them can be known before it starts. */
const ownNames = ['metadata.uid', 'metadata.name', 'status.podIP', 'status.podIPs'];

/** Warns of senders and receivers of OTLP whose connection lacks something. */
export function checkOtlp(environment: Surroundings): void {
  checkSenders(environment);
  checkReceivers(environment);
}

/** Warns of a component that takes OTLP where nothing says who may send. */
function checkReceivers(environment: Surroundings): void {
  for (const component of environment.components) {
    const isReceiver = component.endpoints.some((endpoint) => takesOtlp(endpoint) && endpoint.ingress === undefined);
    const isCalled = component.incoming.some(({ to }) => takesOtlp(to) || to.protocol === 'otlp.passed-on');
    if (!isReceiver || isCalled) continue;
    component.check.warn(
      'otlp',
      'it takes OTLP, and no network policy lets a sender in',
      `new Instrumentation(${environment.name}, { otlpTo: …, receivers: [${component.name}] }), by which pods with a label may send: docs/send-otlp.md`,
    );
  }
}

/**
 * Warns of workloads whose OTLP goes through Cilium's proxy and that do not know their pod's name: on the same node the receiver sees
 * the proxy's address, finds no pod by it, and what it is sent has neither namespace nor pod.
 */
function checkSenders(environment: Surroundings): void {
  for (const workload of environment.workloads) {
    const { component, peer } = workload;
    const shown = egressRules(environment, workload).filter(({ showHttp }) => showHttp);
    const through = environment.connections.find(
      ({ from, to }) => from.peer === peer && takesOtlp(to) && shown.some((rule) => rule.peer === to.peer),
    );
    if (!through || handsOn(environment, workload) || knowsItself(workloadObject(environment, workload))) continue;
    component.check.warn(
      'namespace',
      `${workload.name} sends OTLP from ${component.targetNamespace.name}, whose flows are shown, and does not say of which pod it is: what it sends to ${through.to.owner.component} on its own node has neither namespace nor pod`,
      "in its environmentVariables POD_UID: { field: 'metadata.uid' }, and OTEL_RESOURCE_ATTRIBUTES: 'k8s.pod.uid=$(POD_UID)' after it: docs/send-otlp.md",
    );
  }
}

const takesOtlp = ({ protocol }: Connection['to']): boolean => protocol === 'otlp.grpc' || protocol === 'otlp.http';

/** It takes OTLP itself, so what it sends comes from others. */
const handsOn = (environment: Surroundings, { peer }: Workload): boolean =>
  environment.components.some(({ endpoints }) =>
    endpoints.some((endpoint) => endpoint.peer === peer && takesOtlp(endpoint)),
  );

interface Pods {
  readonly spec?: {
    readonly template?: { readonly spec?: { readonly containers?: readonly { readonly env?: readonly Variable[] }[] } };
  };
}

interface Variable {
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath?: string } };
}

function knowsItself(object: ApiObject | undefined): boolean {
  const { spec }: Pods = object?.toJson() ?? {};
  const variables = (spec?.template?.spec?.containers ?? []).flatMap(({ env = [] }) => env);
  return variables.some(({ valueFrom }) => ownNames.includes(valueFrom?.fieldRef?.fieldPath ?? ''));
}
