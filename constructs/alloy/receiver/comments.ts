/** Why each processor of a type that does several things is there, by its id in the Collector. */
const reasons: Readonly<Record<string, string>> = {
  'transform/cluster_name': 'Says of which cluster a signal is.',
  'transform/jaeger_clients': "Finds the pods of Jaeger's clients by the address that these say themselves.",
  'transform/log_levels': 'Reads the level of log records, which the log rules ask for.',
  'transform/log_limits': 'Cuts log records to what Loki takes: it would refuse the batch of one that is too long.',
  'transform/log_rules': 'The log rules of the environment, for what comes by OTLP.',
  'transform/sanitize_labels': 'The labels that every signal has, beside the names that SDKs give them.',
  'transform/semantic_conventions':
    "Has metrics and spans answer to the names of older semantic conventions and to today's.",
  'transform/service_name': 'Names the service of senders that do not, as that of their log lines is named.',
  'transform/span_metric_names':
    'Names what is made from spans as Tempo does, so that dashboards ask the same of either.',
  'transform/stored_attributes': 'Removes what nobody asks for before it is stored.',
  'transform/sums_of_pod': 'Tells apart what several pods have added up of one series.',
  'filter/log_rules': 'What the log rules of the environment leave out, of what comes by OTLP.',
  'filter/logs_once': 'Leaves out the records of pods whose printed or pushed lines are stored: a line is stored once.',
  'filter/otlp_metrics': 'Leaves out metrics that cost series and answer no question.',
};

/** The comment of one of them. One that is not known here is of the environment file. */
export const reasonOf = (id: string): string => reasons[id] ?? 'What the environment adds.';
