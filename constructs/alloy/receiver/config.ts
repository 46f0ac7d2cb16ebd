import type { Endpoint } from '../../kit';
import { type PipelineOptions, sampledPipelines } from '../../opentelemetry/sampled';
import type { Sender } from '../pipelines/destinations';
import { AlloyFile } from '../syntax';
import { type FaroProps, writeFaro } from './faro';
import { PipelinesOfAlloy } from './pipelines';
import { writeProfiles, writePushedLines } from './pushed';

/** What Alloy takes beside OTLP. */
export interface Beside {
  readonly linesTo?: Endpoint<'loki.push'>;
  readonly profilesTo?: Endpoint<'pyroscope.push'>;
  readonly faro?: FaroProps;
  readonly sender: Sender;
}

/** What Alloy reads. */
export function receiverConfiguration(
  options: PipelineOptions,
  { linesTo, profilesTo, faro, sender }: Beside,
): AlloyFile {
  const file = new AlloyFile();
  const pipelines = new PipelinesOfAlloy(file, sampledPipelines(options));
  const lines = linesTo && writePushedLines(file, linesTo, sender, options.logRules);
  if (faro && lines) writeFaro(file, faro, { lines, spans: pipelines.inputOf('traces'), fileOf: sender.fileOf });
  if (profilesTo) writeProfiles(file, profilesTo, sender);
  return file;
}
