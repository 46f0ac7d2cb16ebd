import type { Component, Endpoint } from '../../../constructs/kit';
import { answerOf, answersOf } from './answers';
import type { Model } from './index';
import { required } from './unmet-need';

/** A Collector that passes on to the one that samples. */
export interface Forwarder {
  readonly component: Component;
  /** Where applications send OTLP over HTTP. */
  readonly otlp: Endpoint<'otlp.http'>;
  /** Where it shows its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
}

/** Throws an UnmetNeed where nobody passes on. */
export function forwarderOf({ environment, collector }: Model): Forwarder {
  const component = required(
    environment.components.find(({ connections }) =>
      connections.some(({ to }) => to.protocol === 'otlp.http' && to.owner.component === collector.name),
    ),
    'a Collector that passes on to the one that samples',
  );
  return {
    component,
    otlp: required(answerOf('otlp.http', component), 'somebody who takes OTLP over HTTP'),
    metrics: required(answersOf('prometheus.exposition', component)[0], 'a Collector that shows metrics of its own'),
  };
}
