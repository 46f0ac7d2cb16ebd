import type { Assumption } from './assumption';
import type { Load } from './load';

/** What a span takes on its way, in every program that takes it. */
export const spanBytes = {
  value: 1000,
  unit: 'bytes of a span as it is sent',
  source: 'an estimate: 500 to 1,500 with the attributes of semantic conventions',
  date: '2026-11-27',
} as const satisfies Assumption;

/** The bytes of the spans that are stored, in a second. */
export const spanBytesPerSecond = ({ storedSpansPerSecond }: Pick<Load, 'storedSpansPerSecond'>): number =>
  storedSpansPerSecond * spanBytes.value;

/** The bytes of the spans that are sent to be stored, in a second. */
export const sentSpanBytesPerSecond = ({ sentSpansPerSecond }: Pick<Load, 'sentSpansPerSecond'>): number =>
  sentSpansPerSecond * spanBytes.value;
