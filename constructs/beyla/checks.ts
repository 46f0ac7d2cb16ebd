import type { Component } from '../kit';
import { workloadObject } from '../kit/environment/workload-object';
import type { Checks } from '../kit/model/checks';
import type { NeededKernel } from '../kit/pods/kernel';
import { literally } from '../kit/text/literally';
import type { InstrumentedService } from './instrumented-service';

type Surroundings = Component['environment'];

/** The oldest kernel whose eBPF can do what Beyla asks, and the build of Red Hat's that can too. https://grafana.com/docs/beyla/latest/#requirements */
export const neededKernel: NeededKernel = {
  least: { major: 5, minor: 8 },
  redHat: { major: 4, minor: 18, build: 348 },
  written: 'Linux 5.8, or 4.18.0-348 of Red Hat',
};

/** Where Beyla never looks, whatever it is told: `default_exclude_instrument`. https://grafana.com/docs/beyla/latest/configure/service-discovery/ */
const neverInstrumented = [
  'cert-manager',
  'grafana-alloy',
  'kube-node-lease',
  'kube-system',
  'local-path-storage',
  'monitoring',
];

/** Reports namespaces in which Beyla instruments nothing. */
export function checkNamespaces(check: Checks, instrument: readonly InstrumentedService[]): void {
  for (const { namespace } of instrument) {
    check.require(
      !neverInstrumented.includes(namespace),
      'instrument.namespace',
      `Beyla instruments nothing in ${namespace}, by its own default_exclude_instrument`,
      'a namespace of applications',
    );
  }
}

/** Reports workloads of the environment that would be instrumented and send OTLP already, when their objects are there. */
export function checkNothingTwice(
  check: Checks,
  environment: Surroundings,
  instrument: readonly InstrumentedService[],
): void {
  for (const workload of environment.workloads) {
    const sends = environment.connections.some(
      ({ from, to }) => from.peer === workload.peer && to.protocol.startsWith('otlp.'),
    );
    const labels = workloadObject(environment, workload)?.toJson()?.spec?.template?.metadata?.labels ?? {};
    if (!sends || !instrument.some((service) => selects(service, workload, labels))) continue;
    check.report(
      'instrument',
      `${workload.name} of ${workload.component.targetNamespace.name} sends OTLP itself, and each of its requests would be two spans`,
      `an entry that does not choose ${workload.name}, by its deploymentName, podLabels or openPorts`,
    );
  }
}

type View = Surroundings['workloads'][number];

function selects(
  service: InstrumentedService,
  { name, component, props, containers }: View,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { namespace, deploymentName, statefulSetName, containerName, podLabels = {}, openPorts } = service;
  const listening = containers.flatMap(({ ports = {} }) => Object.values(ports).map(({ container }) => container));
  return (
    fits(namespace, component.targetNamespace.name) &&
    (deploymentName === undefined || (props.kind === 'Deployment' && fits(deploymentName, name))) &&
    (statefulSetName === undefined || (props.kind === 'StatefulSet' && fits(statefulSetName, name))) &&
    (containerName === undefined || containers.some((container) => fits(containerName, container.name))) &&
    Object.entries(podLabels).every(([key, value]) => fits(value, labels[key] ?? '')) &&
    (openPorts === undefined || openPorts.some((port) => listening.includes(port)))
  );
}

/** Whether a name fits a pattern in which `*` stands for any letters. */
const fits = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(name);
