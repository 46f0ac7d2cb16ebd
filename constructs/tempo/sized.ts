import { gibibytes } from '../kit';
import type { StoreSize } from '../stores/sizing';
import { tempoAssumptions } from './assumptions';
import type { TempoFormProps, TempoProps } from './props';
import type { TempoRole } from './sizing';

/** What is given with a form, as if it were sized by hand. Several processes have the size of those with the spans of the last minutes. */
export function sizedBy({ form, kafka: _, ...others }: TempoFormProps, size: StoreSize<TempoRole>): TempoProps {
  const { sentSpansPerSecond, retention } = form.load;
  const { disk = gibibytes(1), resources } = size.form === 'distributed' ? size.roles['live-store'] : size.process;
  return {
    ...others,
    // By so many the generators are sized.
    maxActiveSeries: others.maxActiveSeries ?? tempoAssumptions.generatorSeries.value,
    storage: form.storage,
    spansPerSecond: sentSpansPerSecond,
    retention: retention.traces,
    disk,
    resources,
  };
}
