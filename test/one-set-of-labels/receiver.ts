import { freePort } from '../ports';
import { receiverFile } from './environment';
import { RunningPipelines } from './pipelines';

/** The rendered Alloy that takes every signal in the place of the Collector. */
export class RunningReceiver extends RunningPipelines {
  protected async run(program: string, port: number, sink: number): Promise<void> {
    const { surroundings } = this;
    const file = surroundings.write('config.alloy', configuration(port, sink));
    surroundings.start(program, [
      ...['run', file, `--storage.path=${surroundings.folder}/state`, '--disable-reporting'],
      ...['--stability.level=experimental', `--server.http.listen-addr=127.0.0.1:${await freePort()}`],
    ]);
  }
}

/** The file as it is rendered, on loopback. What it sends is readable, and the sampler is passed by. */
const configuration = (port: number, sink: number): string =>
  `otelcol.exporter.otlphttp "sink" {
	encoding = "json"
	client {
		endpoint    = "http://127.0.0.1:${sink}"
		compression = "none"
	}
}
${receiverFile
  .replaceAll(/^otelcol\.(?:exporter\.\w+|processor\.tail_sampling|storage\.file) "\w+" \{\n[\s\S]*?^\}\n/gm, '')
  .replaceAll(
    /otelcol\.(?:exporter\.\w+|processor\.tail_sampling)\.\w+\.input/g,
    'otelcol.exporter.otlphttp.sink.input',
  )
  .replaceAll(/^(otelcol\.processor\.k8sattributes .*)$/gm, '$1\n\tauth_type = "kubeConfig"')
  .replaceAll(/^\tgrpc \{\n[\s\S]*?^\t\}\n/gm, '')
  .replaceAll(/^(\thttp \{)$/gm, `$1\n\t\tendpoint = "127.0.0.1:${port}"`)}`;
