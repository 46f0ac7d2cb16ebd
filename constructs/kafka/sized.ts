import { type Bytes, type Environment, hours } from '../kit';
import { isPlainObject } from '../kit/model/validation';
import { reportLoad, sentSpanBytesPerSecond } from '../stores/sizing';
import { kafkaAssumptions } from './assumptions';
import type { KafkaLoadProps, KafkaProps } from './props';
import { kafkaSize } from './sizing';

/** What is given, and what follows from a load: the heap, and the bytes a second for which it is sized. */
export type SizedProps = KafkaProps & { readonly heap?: Bytes; readonly sizedFor?: number };

/** How long records are kept unless it is said. */
export const usualRetention = hours(kafkaAssumptions.hours.value);

export const isByLoad = (given: KafkaProps | KafkaLoadProps): given is KafkaLoadProps =>
  isPlainObject(given) && 'load' in given;

/** What is given with a load, as if it were sized by hand. */
export function sizedBy(environment: Environment, { load, ...others }: KafkaLoadProps): SizedProps {
  reportLoad(environment, load);
  const { retention = usualRetention } = others;
  const sizedFor = sentSpanBytesPerSecond(load);
  const { disk, resources, heap } = kafkaSize(sizedFor, retention);
  if (!disk) throw new Error('a broker has a volume');
  return { ...others, retention, disk, resources, heap, sizedFor };
}
