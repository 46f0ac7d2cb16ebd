import type { StandIn } from '../../suite/stand-in';
import { prometheusConfiguration, type StackRelease, scraped, scrapeInterval, stackObjects } from './prometheus';

/** The Prometheus of an existing kube-prometheus-stack, and what its operator makes of the rendered ServiceMonitors. */
export const kubePrometheusStack = (stack: StackRelease): StandIn => ({
  description:
    'The Prometheus of the kube-prometheus-stack is real; what it pulls is made from the ServiceMonitors as its operator does ' +
    `it, every ${scrapeInterval} s instead of 30.`,
  prepares: {
    objects: (environment) => stackObjects(stack, environment.imageReference(environment.images.prometheus)),
  },
  prepare: ({ manifests, runnable }) => {
    manifests.add(prometheusConfiguration(stack, scraped(stack, manifests, runnable)));
  },
});
