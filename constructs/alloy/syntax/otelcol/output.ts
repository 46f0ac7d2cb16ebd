import type { Reference } from '../value';

export type OtlpConsumer = Reference<'otlp consumer'>;

/** Where a component sends each signal. A signal without a consumer is dropped. */
export interface OtlpOutput {
  readonly logs?: readonly OtlpConsumer[];
  readonly metrics?: readonly OtlpConsumer[];
  readonly traces?: readonly OtlpConsumer[];
}

/** What a component exports that takes OTLP. */
export const input = { input: 'otlp consumer' } as const;
export type Input = typeof input;
