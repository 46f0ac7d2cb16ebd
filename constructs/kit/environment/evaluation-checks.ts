import { isSameComponent } from '../model/component-reference';
import type { Connection } from '../model/endpoint';
import { sentMetrics } from '../model/protocols';
import type { EvaluatedAlerts } from '../vocabulary/alert';
import { addressesOf, isWatched, isWatching } from '../vocabulary/watched';
import type { Component, Surroundings } from './component';
import { warnOfNoRunbooks } from './runbooks';

/**
 * Warns of alerts that lead to no page, and of those that come with components and of which nobody would hear: nobody takes the metrics that
 * they are about, who takes them evaluates no alerts, or who evaluates them tells nobody. An environment that has neither a store of
 * metrics nor an Alertmanager of its own is meant so: where it sends metrics to somebody else's store, the alerts are that one's.
 */
export function checkEvaluation(environment: Surroundings): void {
  const { components, connections } = environment;
  // Each is derived anew whenever it is asked for.
  const evaluated = new Map(components.map((component) => [component, component.evaluatedAlerts]));
  const groups = [...evaluated.values()].flat();
  warnOfNoRunbooks(environment, groups);

  const here = components.some(({ endpoints }) => endpoints.some(({ protocol }) => protocol === 'prometheus.query'));
  const told = components.some((component) => tells(component));
  if (!here && !told && !connections.some(({ to }) => to.protocol === 'alertmanager')) return;

  const unheard = components.filter(
    (component) => component.alerts.length > 0 && isWatched(component) && !isEvaluated(component, groups),
  );
  const taken = new Map(unheard.map((component) => [component, takenBy(environment, component)]));
  const untaken = unheard.filter((component) => (taken.get(component) ?? []).length === 0);
  if (untaken.length > 0) warnOfUntaken(environment, untaken);

  for (const store of components) {
    const kept = unheard.filter((component) => taken.get(component)?.every((to) => to === store.name));
    const names = kept.filter((component) => !untaken.includes(component)).map(({ name }) => name);
    if (names.length > 0 && !store.evaluationIsStated)
      store.check.warn(
        'alertsTo',
        `it keeps the metrics of ${names.join(', ')} and evaluates no alert about them`,
        `alertsTo: ${alertmanagerOf(environment)}.push, or evaluateAlerts: true where it is enough that Grafana shows what fires`,
      );
  }
  for (const [component, own] of evaluated) checkTold(environment, component, own);
}

/** Warns once of all components whose metrics nobody takes, at the component that could take them. */
function warnOfUntaken(environment: Surroundings, untaken: readonly Component[]): void {
  const names = untaken.map(({ name }) => name).join(', ');
  const watching = environment.components.filter((component) => isWatching(component));
  const watcher =
    watching.find(({ endpoints }) => endpoints.some(({ protocol }) => protocol === 'prometheus.query')) ??
    watching.find(({ connections }) => connections.some(isSending));
  (watcher ?? environment).check.warn(
    'watch',
    `nobody takes the metrics of ${names}, so no alert about them can fire`,
    `${watcher?.name ?? `new Prometheus(${environment.name}, { …, alertsTo: ${alertmanagerOf(environment)}.push })`}.watch(${names}): docs/alerts.md`,
  );
}

/** Warns of a component that evaluates alerts and tells nobody, unless the environment says that it is meant so. */
function checkTold(environment: Surroundings, component: Component, evaluated: readonly EvaluatedAlerts[]): void {
  const about = evaluated.filter(({ language }) => language === 'PromQL').map((each) => each.about);
  if (about.length === 0 || component.evaluationIsStated || tells(component)) return;
  if (component.connections.some(({ to }) => to.protocol === 'alertmanager')) return;
  component.check.warn(
    'alertsTo',
    `it evaluates the alerts about ${about.join(', ')} and tells nobody`,
    `alertsTo: ${alertmanagerOf(environment)}.push, with receiver: nobody() where it is enough that Grafana shows what fires`,
  );
}

/** Whether somebody evaluates all alerts that it brings. */
function isEvaluated({ name, workloads, alerts }: Component, evaluated: readonly EvaluatedAlerts[]): boolean {
  const names = [name, ...workloads.map((workload) => workload.name)];
  const about = evaluated.filter((group) => names.includes(group.about)).flatMap((group) => group.alerts);
  const found = new Set(about.map((alert) => alert.name));
  return alerts.every((alert) => found.has(alert.name));
}

/** Where its metrics are kept: with those who pull them, or in the stores to which these send them. A store outside has the name of its host. */
function takenBy({ components, connections }: Surroundings, component: Component): string[] {
  const own = isWatched(component) ? addressesOf(component).map(({ endpoint }) => endpoint) : [];
  const pullers = connections
    .filter(({ to }) => own.some((endpoint) => endpoint === to))
    .map(({ from }) => from.component);
  return pullers.flatMap((puller) => {
    const stores = connections.filter((each) => each.from.component === puller && isSending(each));
    const nameOf = ({ to: { owner } }: Connection) =>
      components.find(({ reference }) => isSameComponent(reference, owner))?.name ?? `${owner.component} elsewhere`;
    return stores.length > 0 ? stores.map(nameOf) : [puller];
  });
}

const isSending = ({ to }: Connection): boolean => sentMetrics.includes(to.protocol);

/** It is an Alertmanager, or has one. */
const tells = ({ endpoints }: Component): boolean => endpoints.some(({ protocol }) => protocol === 'alertmanager');

/** The Alertmanager that a suggestion names: the one that is there, or a new one. */
const alertmanagerOf = (environment: Surroundings): string =>
  environment.components.find(tells)?.name ?? `new Alertmanager(${environment.name}, { receiver: … })`;
