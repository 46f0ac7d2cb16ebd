import type { Endpoint } from '../../../constructs/kit';
import type { Model } from '../model';
import { KeptTraces } from '../stores/kept-traces';
import { LogStore } from '../stores/log-store';
import { MetricStore } from '../stores/metric-store';
import { ProfileStore } from '../stores/profile-store';
import { TraceStore } from '../stores/trace-store';
import type { Need } from '../suite/need';
import { answering, inItsPlace, running, whereAllRun } from './running';

/** A store that answers PromQL. Default: the one with the metrics of applications. */
export function metricStore(
  model: Model,
  endpoint: Endpoint<'prometheus.query'> = model.metricStore,
): Need<MetricStore> {
  return storeAt(model, endpoint, (url) => new MetricStore(url));
}

/** The store that answers LogQL. */
export function logStore(model: Model): Need<LogStore> {
  return storeAt(model, model.logStore, (url) => new LogStore(url));
}

/** The store that answers TraceQL. */
export function traceStore(model: Model): Need<TraceStore> {
  return storeAt(model, model.traceStore, (url) => new TraceStore(url));
}

/** The store of profiles. */
export function profileStore(model: Model): Need<ProfileStore> {
  return storeAt(model, model.profileStore, (url) => new ProfileStore(url));
}

/** The traces that the Collector has kept. They are found in their store, or in what stands for it. */
export function keptTraces(model: Model): Need<KeptTraces> {
  const { traceStore: endpoint } = model;
  const [peer = endpoint.peer] = model.podsOf(endpoint);
  return {
    find: (run) => {
      const found = inItsPlace(peer).find(run);
      if ('missing' in found) return found;
      return { given: new KeptTraces(run.sink ?? new TraceStore(run.cluster.urlOf(endpoint))) };
    },
  };
}

/** The store with the metrics that are made from traces. If the store of the traces makes them, it must run too. */
export function traceMetrics(model: Model): Need<MetricStore> {
  const { store, ofEveryTrace } = model.traceMetrics;
  const makers = ofEveryTrace ? [] : model.podsOf(model.traceStore).map(running);
  const all = [...makers, ...answeringAt(model, store)];
  return whereAllRun(all, ({ cluster }) => new MetricStore(cluster.urlOf(store)));
}

function storeAt<Store>(model: Model, endpoint: Endpoint, make: (url: string) => Store): Need<Store> {
  return whereAllRun(answeringAt(model, endpoint), ({ cluster }) => make(cluster.urlOf(endpoint)));
}

/** The pods of a store, each with a program that answers there. */
const answeringAt = (model: Model, endpoint: Endpoint) =>
  model.podsOf(endpoint).map((peer) => answering(peer, endpoint.protocol));
