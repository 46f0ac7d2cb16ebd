import type { Component } from '../../../constructs/kit';
import { askJson } from '../../http';
import type { Outcome } from '../../report';
import { askUntil } from '../../wait';
import { answerOf, componentOf } from '../model/answers';
import { required } from '../model/unmet-need';
import { shop } from '../needs/played';
import { eachRunning, running } from '../needs/running';
import { metricStore } from '../needs/stores';
import { now } from '../send/ids';
import { Sender } from '../send/otlp';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';
import { datasourceAt, renderedDatasources } from './links/datasources';
import { isToldToEach } from './notifications/members';
import { whatFires } from './silence';

/** An alert that is told at once, and what it needs: a container that has begun anew after the kernel ended it. */
const killed = 'ContainerKilledForMemory';
const container = { namespace: 'shop', pod: 'shop-0', container: 'shop' };

/** A rule, as the program that evaluates it shows it. https://prometheus.io/docs/prometheus/latest/querying/api/#rules */
interface EvaluatedRule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}

/** The store of metrics evaluates the alerts about what is collected into it. `butFor`: what fires because of the run, each with why. */
export const storeRules = (butFor: Readonly<Record<string, string>>): Part => ({
  title: 'Alerts that the store of metrics evaluates',
  steps: ({ model, manifests }) => {
    const store = required(
      componentOf(model.environment, model.metricStore.owner.component),
      'a store of metrics in the environment',
    );
    const told = store.connections.find(({ to }) => to.protocol === 'alertmanager')?.to;
    const alertmanager = required(told, `an Alertmanager that ${store.name} tells`);
    const otlp = required(answerOf('otlp.metrics', store), `${store.name} taking metrics by OTLP`);
    const expected = namesOf(store);
    const { url } = datasourceAt(renderedDatasources(manifests), model.metricStore);
    // Another program in its place has no rules.
    const evaluator = running(model.metricStore.peer);
    return [
      check({
        name: `${store.name} evaluates its alerts, as Grafana is told`,
        asked: `${url}/api/v1/rules: ${expected.length} rules, each evaluated`,
        needs: { evaluator },
        find: (_, { cluster }) => areEvaluated(cluster.urlOf(model.metricStore), expected),
      }),
      action({
        name: 'a container begins anew',
        needs: { evaluator, shop },
        act: async ({ shop }, { cluster }) => {
          const sender = new Sender(cluster.urlOf(otlp), shop);
          await sender.gauges(killedForMemory());
        },
      }),
      check({
        name: `${store.name} tells Alertmanager`,
        asked: `/api/v2/alerts: ${killed}`,
        needs: { evaluator, shop, members: eachRunning(alertmanager.peer) },
        find: ({ members }) => isToldToEach(members, killed, 240),
      }),
      check({
        name: `no other alert of ${store.name} fires without a reason`,
        asked: `ALERTS{alertstate="firing"}: ${[killed, ...Object.keys(butFor)].join(', ')}`,
        needs: { evaluator, metrics: metricStore(model) },
        find: async ({ metrics }) => {
          const firing = await metrics.query('ALERTS{alertstate="firing"}');
          const expectedToFire = { ...butFor, [killed]: 'the run says that it happened' };
          return whatFires(
            firing.map(({ metric }) => metric),
            expectedToFire,
            expected.length,
          );
        },
      }),
    ];
  },
});

/** The names of the alerts that come with what is collected into it. */
const namesOf = ({ evaluatedAlerts }: Component): string[] =>
  evaluatedAlerts.flatMap(({ alerts }) => alerts.map(({ name }) => name)).sort();

/** Every rule is there, and was evaluated without an error. */
async function areEvaluated(url: string, expected: readonly string[]): Promise<Outcome> {
  const rules = async () => {
    const { data } = await askJson<{
      readonly data: { readonly groups: readonly { readonly rules: readonly EvaluatedRule[] }[] };
    }>(`${url}/api/v1/rules`);
    return data.groups.flatMap((group) => group.rules);
  };
  const isRight = (found: readonly EvaluatedRule[]) =>
    found.every(({ health }) => health === 'ok') &&
    JSON.stringify(found.map(({ name }) => name).sort()) === JSON.stringify(expected);
  const found = await askUntil(120, rules, isRight, 2000);
  const wrong = found.filter(({ health }) => health !== 'ok');
  const problems = wrong.map(({ name, health, lastError }) => `${name}: ${health} ${lastError ?? ''}`);
  return { passed: isRight(found), got: [`${found.length} rules`, ...problems].join('\n') };
}

/** What kube-state-metrics would say of a container that the kernel has just ended, for as long as an evaluation looks back. */
function killedForMemory() {
  const minute = 60_000_000_000n;
  const end = now();
  const points = (values: readonly number[], attributes: Readonly<Record<string, string>>) =>
    values.map((value, index) => ({
      time: end - BigInt(values.length - 1 - index) * minute,
      value,
      attributes: { ...container, ...attributes },
    }));
  return [
    { name: 'kube_pod_container_status_restarts_total', points: points([0, 0, 0, 1], {}) },
    { name: 'kube_pod_container_status_last_terminated_reason', points: points([1], { reason: 'OOMKilled' }) },
    { name: 'kube_pod_info', points: points([1], { node: 'node-1' }) },
  ];
}
