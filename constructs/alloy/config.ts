import type { ConfigurationForm, Endpoint } from '../kit';
import type { Existing } from '../kit/environment/existing';
import { errorMessage } from '../kit/model/error-message';
import type { AlloyCopies } from './copies';
import { type Sender, writeLogCopyTo, writeLogsTo, writeMetricsTo, writeProfilesTo } from './pipelines/destinations';
import { writeOtlp } from './pipelines/otlp';
import { isScraping, type Pipeline, type PipelineSurroundings } from './pipelines/pipeline';
import { AlloyFile } from './syntax';

/** What one Alloy reads, in its own language: each destination once, then what is sent there. */
export function alloyConfiguration(props: {
  readonly existing: Existing;
  readonly collect: readonly Pipeline[];
  readonly logsTo?: Endpoint<'loki.push'>;
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  readonly profilesTo?: Endpoint<'pyroscope.push'>;
  readonly copyTo?: AlloyCopies;
  readonly otlpTo?: Endpoint<'otlp.grpc'>;
  readonly surroundings: PipelineSurroundings;
  readonly sender: Sender;
}): AlloyFile {
  const file = new AlloyFile();
  const { copyTo = {} } = props;
  if (props.logsTo) {
    const receiver = writeLogsTo(file, props.logsTo, props.sender);
    const copy = copyTo.logs && writeLogCopyTo(file, copyTo.logs, props.sender);
    for (const pipeline of props.collect) {
      if (pipeline.sendsTo === 'logsTo') pipeline.write(file, receiver, props.surroundings, copy);
    }
  }
  if (props.metricsTo) {
    const receiver = writeMetricsTo(file, props.metricsTo, props.sender, copyTo.metrics);
    for (const pipeline of props.collect) {
      if (pipeline.sendsTo !== 'metricsTo') continue;
      if (isScraping(pipeline)) {
        const [source] = pipeline.sources(props.existing);
        if (source) pipeline.write(file, receiver, source, props.surroundings);
      } else pipeline.write(file, receiver, props.surroundings);
    }
  }
  if (props.profilesTo) {
    const receiver = writeProfilesTo(file, props.profilesTo, props.sender);
    for (const pipeline of props.collect) {
      if (pipeline.sendsTo === 'profilesTo') pipeline.write(file, receiver);
    }
  }
  if (props.otlpTo) writeOtlp(file, props.otlpTo);
  return file;
}

/** What a change of Alloy's configuration returns: the file that it is given. */
export const alloyForm: ConfigurationForm<AlloyFile> = {
  instead:
    "a function that returns the file, such as (file) => file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, … }))",
  problem(changed) {
    if (!(changed instanceof AlloyFile)) return 'it returns no file of Alloy';
    try {
      changed.print();
      return undefined;
    } catch (error) {
      return `what it returns cannot be written: ${errorMessage(error)}`;
    }
  },
  // It was made for this one change.
  copy: (file) => file,
  plain: (file) => file.plain(),
};
