/** The receiver through which a Collector passes copies to itself, whose data has been counted where it came in. */
export const copyReceiver = 'otlp/copies';

const ofCopies = '.*copy.*';

/** Matchers of a Collector's metrics about exporters: those about copies, and those about first destinations. */
export const aboutCopies = { only: `exporter=~"${ofCopies}"`, none: `exporter!~"${ofCopies}"` } as const;

/** The matcher of a Collector's metrics about what comes in, each thing once. */
export const comesIn = `receiver!="${copyReceiver}"`;
