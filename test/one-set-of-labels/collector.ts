import { parse, stringify } from 'yaml';
import { collectorFile } from './environment';
import { RunningPipelines } from './pipelines';

/** The rendered Collector. */
export class RunningCollector extends RunningPipelines {
  protected run(program: string, port: number, sink: number): void {
    const file = this.surroundings.write('config.yaml', stringify(this.configuration(port, sink)));
    this.surroundings.start(program, [`--config=${file}`]);
  }

  private configuration(port: number, sink: number): object {
    const { processors, service } = parse(collectorFile);
    const exporter = { endpoint: `http://127.0.0.1:${sink}`, encoding: 'json', compression: 'none' };
    const pipelines = Object.entries<{ readonly receivers: readonly string[]; readonly processors: readonly string[] }>(
      service.pipelines,
    ).filter(([, { receivers }]) => receivers.includes('otlp'));
    const kept = (ids: readonly string[]) => ids.filter((id) => id !== 'tail_sampling');
    const used = new Set(pipelines.flatMap(([, pipeline]) => kept(pipeline.processors)));
    return {
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      processors: {
        ...Object.fromEntries([...used].map((id) => [id, processors[id]])),
        k8s_attributes: { ...processors.k8s_attributes, auth_type: 'kubeConfig' },
      },
      exporters: { otlp_http: exporter },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: Object.fromEntries(
          pipelines.map(([id, pipeline]) => [
            id,
            { receivers: ['otlp'], processors: kept(pipeline.processors), exporters: ['otlp_http'] },
          ]),
        ),
      },
    };
  }
}
