import type { StoreSize } from '../stores/sizing';
import type { MimirFormProps, MimirProps } from './props';
import type { MimirRole } from './sizing';

/** What is given with a form, as if it were sized by hand. Several processes have the size of those with the samples of the last hours. */
export function sizedBy({ form, ...others }: MimirFormProps, size: StoreSize<MimirRole>): MimirProps {
  const { activeSeries, retention } = form.load;
  const { disk, resources } = size.form === 'distributed' ? size.roles.ingester : size.process;
  if (!disk) throw new Error('what has the samples of the last hours has a volume');
  return { ...others, storage: form.storage, activeSeries, retention: retention.metrics, disk, resources };
}
