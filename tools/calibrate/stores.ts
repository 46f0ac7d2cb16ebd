import { join } from 'node:path';
import { images } from '../../constructs/images';
import { kafkaLibraries } from '../e2e/programs/message-artifacts';
import { type Available, isAvailable, type Programs, whyUnavailable } from '../programs';
import { measureCollector } from './collector';
import { measureKubeStateMetrics } from './kube-state-metrics';
import { measureLoki } from './loki';
import type { Measured } from './measured';
import { measureMimir } from './mimir';
import { measureTempo } from './tempo';

/** The stores that are measured, what brings them signals, and what shows the objects of a cluster. */
export const stores = ['mimir', 'loki', 'tempo', 'otel-collector', 'kube-state-metrics'] as const;
export type StoreName = (typeof stores)[number];

/** What the measurement of a store is made with. */
export interface Tools {
  readonly store: StoreName;
  readonly program: Available;
  /** The folder of Kafka's libraries, for Tempo. */
  readonly kafka?: string;
}

/** The program of a store, and what it needs beside; in words what is missing. */
export async function toolsOf(store: StoreName, programs: Programs): Promise<Tools | string> {
  const program = await programs.obtain(store === 'otel-collector' ? 'otelcol' : store);
  if (!isAvailable(program)) return whyUnavailable(program);
  // A container engine would have its own network and measure itself too.
  if (program.image) return `${store} is in an image; it is measured as a process of this machine`;
  if (store !== 'tempo') return { store, program };
  const kafka = kafkaLibraries(images.kafka.tag);
  return 'path' in kafka ? { store, program, kafka: join(kafka.path, 'libs') } : kafka.missing;
}

/** Measures a store in a folder of its own. */
export function measure({ store, program, kafka = '' }: Tools, folder: string): Promise<Measured> {
  if (store === 'mimir') return measureMimir(program, folder);
  if (store === 'loki') return measureLoki(program, folder);
  if (store === 'kube-state-metrics') return measureKubeStateMetrics(program, folder);
  return store === 'tempo' ? measureTempo(program, kafka, folder) : measureCollector(program, folder);
}
