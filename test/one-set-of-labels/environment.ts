import { App } from 'cdk8s';
import { Alloy, AlloyReceiver, cadvisor, hubble, podLogs } from '../../constructs/alloy';
import { cilium, Environment, percent } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Promtail } from '../../constructs/promtail';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf } from '../support';

/** Everything that says of a signal who sent it. */
function whole(): Environment {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: cilium({ hubble: true }) },
  });
  environment.addNamespace('monitoring');
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, size);
  const collect = [podLogs(), cadvisor(), hubble()];
  // Nobody here asks for what containers use.
  const keep = ['container_memory_working_set_bytes'];
  new Alloy(environment, { namespace, collect, logsTo: loki.push, metricsTo: mimir.remoteWrite, keep });
  new Promtail(environment, { namespace, collect: [podLogs()], logsTo: loki.push });
  const pipelines = {
    ...{ metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp },
    keep: [percent(100)],
  };
  new OtelCollector(environment, pipelines);
  new AlloyReceiver(environment, pipelines);
  return environment;
}

const environment = whole();

const file = (configMap: string, name: string): string => objectOf(environment, 'ConfigMap', configMap).data[name];

/** The files as they are rendered. */
export const alloyFile = file('alloy', 'config.alloy');
export const promtailFile = file('promtail', 'promtail.yaml');
export const collectorFile = file('otel-collector', 'config.yaml');
export const receiverFile = file('alloy-receiver', 'config.alloy');
