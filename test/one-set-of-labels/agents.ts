import { freePort } from '../ports';
import { alloyFile, promtailFile } from './environment';
import { receiver, type Sample, samplesOf } from './otlp';
import { cases, type Labels } from './pods';
import type { Surroundings } from './surroundings';

/** The log agents and Alloy's metrics: the rendered files, with other addresses, on folders of the test. */

const podLogFolder = '/var/log/pods';

/** The labels of an entry as Prometheus writes them. */
function parsed(labels: string): Partial<Labels> {
  return Object.fromEntries([...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [name, value]));
}

const fourOf = ({ namespace, pod, container, service_name }: Partial<Labels>) => ({
  ...{ namespace, pod, container, service_name },
});

/** What cAdvisor says of the containers of every pod but these. */
function containerMetrics(ended: readonly string[]): string {
  const series = cases
    .filter(({ title }) => !ended.includes(title))
    .map(({ labels: { namespace, pod, container } }) => {
      const labels = `container="${container}",id="/pods/${pod}",name="${pod}",namespace="${namespace}",pod="${pod}"`;
      return `container_memory_working_set_bytes{${labels}} 1 ${Date.now() - 2000}`;
    });
  return ['# TYPE container_memory_working_set_bytes gauge', ...series, ''].join('\n');
}

/** What Hubble says of a flow from every pod. */
function flows(): string {
  const series = cases.map(({ labels: { namespace, pod } }) => {
    const source = `source_namespace="${namespace}",source_pod="${pod}",source_workload="a-workload"`;
    return `hubble_flows_processed_total{${source},destination_namespace="shop",destination_pod="bare-0"} 1`;
  });
  return ['# TYPE hubble_flows_processed_total counter', ...series, ''].join('\n');
}

export interface SentByAlloy {
  readonly lines: readonly Partial<Labels>[];
  readonly containers: readonly Partial<Labels>[];
  readonly flows: readonly Partial<Labels>[];
}

/** What an Alloy sends that runs on the node. Its scrapes come each second. */
export class RunningAlloy {
  private readonly samples: Sample[] = [];
  private readonly ended: string[] = [];

  constructor(private readonly surroundings: Surroundings) {}

  async start(program: string): Promise<void> {
    const { surroundings } = this;
    const logs = surroundings.writeLogs();
    const kubelet = await surroundings.show(() => containerMetrics(this.ended));
    const hubble = await surroundings.show(flows);
    const sink = await surroundings.serve(receiver((request) => this.samples.push(...samplesOf(request))));
    const text = alloyFile
      .replaceAll(/^(loki|prometheus)\.(?:remote_)?write "\w+" \{\n[\s\S]*?^\}\n/gm, '')
      .replaceAll('loki.write.logs.receiver', 'loki.echo.logs.receiver')
      .replaceAll('prometheus.remote_write.metrics.receiver', 'otelcol.receiver.prometheus.sink.receiver')
      .replaceAll(/^(discovery\.kubernetes .*)$/gm, `$1\n\tapi_server = "${surroundings.api}"`)
      .replaceAll(/^(otelcol\.processor\.k8sattributes .*)$/gm, '$1\n\tauth_type = "kubeConfig"')
      .replaceAll(podLogFolder, logs)
      .replaceAll(':10250', `:${kubelet}`)
      .replaceAll(':9965', `:${hubble}`)
      .replaceAll(/^\t(scheme|bearer_token_file) .*\n/gm, '')
      .replaceAll(/^(\tscrape_)interval .*$/gm, '$1interval = "1s"\n$1timeout = "1s"');
    const file = surroundings.write(
      'config.alloy',
      `logging { format = "json" }
loki.echo "logs" { }
otelcol.exporter.otlphttp "sink" {
	encoding = "json"
	client {
		endpoint    = "http://127.0.0.1:${sink}"
		compression = "none"
	}
}
otelcol.receiver.prometheus "sink" {
	output {
		metrics = [otelcol.exporter.otlphttp.sink.input]
	}
}
${text}`,
    );
    const address = `--server.http.listen-addr=127.0.0.1:${await freePort()}`;
    const words = ['run', file, `--storage.path=${surroundings.folder}/state`, address, '--disable-reporting'];
    surroundings.start(program, words, { HOST_IP: '127.0.0.1' });
  }

  /** What it sends of every pod, once a line and a sample of each have come. */
  sent(): Promise<SentByAlloy> {
    return this.surroundings.until('everything came', (said) => {
      const lines = said
        .split('\n')
        .filter((text) => text.startsWith('{') && text.includes('"received log entry"') && text.endsWith('}'))
        .map((text) => fourOf(parsed(JSON.parse(text).labels)));
      const all = { lines, containers: this.of('container_memory'), flows: this.of('hubble_flows') };
      return Object.values(all).every(({ length }) => length >= cases.length) ? all : undefined;
    });
  }

  /** What containers use, once a sample of each pod has come. */
  containers(): Promise<readonly Partial<Labels>[]> {
    return this.surroundings.until('a sample of each pod', () => {
      const found = this.of('container_memory');
      return found.length >= cases.length ? found : undefined;
    });
  }

  /** Ends the container of a case. Returns the labels of the series that end with it. */
  async end({ title, labels }: (typeof cases)[number]): Promise<readonly Partial<Labels>[]> {
    this.ended.push(title);
    return this.surroundings.until(`${title} has ended`, () => {
      const ends = this.samples.filter((sample) => sample.ended && sample.labels.pod === labels.pod);
      return ends.length > 0 ? ends.map((sample) => sample.labels) : undefined;
    });
  }

  /** The labels of series whose name begins so, each once, the newest first: pods become known a moment after the start. */
  private of(name: string): Partial<Labels>[] {
    const found = this.samples.filter((sample) => sample.name.startsWith(name)).reverse();
    return [...new Map(found.map(({ labels }) => [JSON.stringify(labels), labels])).values()];
  }
}

/** The labels of the lines that a Promtail sends that runs on the node. */
export function linesOfPromtail(program: string, surroundings: Surroundings): Promise<readonly Partial<Labels>[]> {
  const logs = surroundings.writeLogs();
  const file = surroundings.write(
    'promtail.yaml',
    promtailFile
      .replaceAll(podLogFolder, logs)
      .replace(/^( +)kubernetes_sd_configs:\n +- role: pod$/m, `$&\n$1    api_server: ${surroundings.api}`)
      .replace(/^server:\n(?: .*\n)+/m, 'server:\n  disable: true\n')
      .replace(/filename: .*/, `filename: ${surroundings.folder}/positions.yaml`),
  );
  surroundings.start(program, [`-config.file=${file}`, '-config.expand-env=true', '-dry-run']);
  return surroundings.until('every line came', (said) => {
    const found = [...said.matchAll(/\{([^\n]*)\}\t?a line of /g)].map(([, labels = '']) => fourOf(parsed(labels)));
    return found.length >= cases.length ? found : undefined;
  });
}
