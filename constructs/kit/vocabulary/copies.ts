const copies = 'copies';

/** The receiver through which a Collector passes copies to itself, whose data has been counted where it came in. */
export const copyReceiver = `otlp/${copies}`;

/** The receiver of Collectors that judge what others have taken, and counted there. */
export const judgingReceiver = `otlp/routed_${copies}`;

/** The resource attribute of spans that a second pod has judged and sends too. */
export const copyAttribute = 'sampling.copy';

/** What the names of workloads end with that judge traces once more. */
export const judgesCopies = '-sampling-copy';

/** The matcher of metrics of those who judge traces, each trace once. */
export const judgedFirst = `service_name!~".*${judgesCopies}"`;

const ofCopies = '.*copy.*';

/** Matchers of a Collector's metrics about exporters, and of Alloy's: those about copies, and those about first destinations. */
export const aboutCopies = { only: `exporter=~"${ofCopies}"`, none: `exporter!~"${ofCopies}"` } as const;

/** The matcher of metrics about what comes in, each thing once. Alloy has a longer name for the same receiver. */
export const comesIn = `receiver!~".*${copies}"`;
