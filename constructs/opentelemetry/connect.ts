import { type Bytes, type Component, Endpoint, type Workload } from '../kit';
import { secretsOfAll } from '../kit/model/access';
import type { Checks } from '../kit/model/checks';
import type { ComponentReference } from '../kit/model/component-reference';
import { checkCopies } from '../kit/model/copies';
import type { NeededSecret } from '../kit/model/secret-key';
import { type CollectorCopies, copiesIn } from './copies';
import { spoken } from './destinations';
import { largestBatch, leastDisk } from './exporters';
import type { Signal } from './pipelines';

/** The Secrets of everybody to whom OTLP is sent. `first`: those who are no copies; somebody who pulls has none. */
export const secretsOfDestinations = (first: readonly unknown[], copyTo?: CollectorCopies): NeededSecret[] => {
  const endpoints = [...first, ...copiesIn(copyTo).map(([, to]) => to)].filter((to) => to instanceof Endpoint);
  return secretsOfAll(endpoints, 'encoded');
};

/** Reports a disk on which the queues have no room. */
export function checkDisk(check: Checks, disk: Bytes, copyTo?: CollectorCopies): void {
  const copies = copiesIn(copyTo).length;
  const least = leastDisk(copies);
  check.require(
    disk.mebibytes >= least.mebibytes || !check.sound('disk', 'copyTo'),
    'disk',
    `${disk} is too little for ${copies === 0 ? 'three queues' : `three queues and those of ${copies} copies`}`,
    `mebibytes(${least.mebibytes}) or more`,
  );
}

/** Connects a sender with those who get copies, and reports copies that nobody can mean. `largestRequest`: the largest that is taken. */
export function connectCopies(
  workload: Workload,
  { check }: Component,
  copyTo: CollectorCopies | undefined,
  options: {
    readonly largestRequest: Bytes;
    /** The store of the traces from which some of the metrics are made. Default: they are made from none. */
    readonly madeFromTracesOf?: ComponentReference;
    readonly first: (signal: Signal) => { readonly property: string; readonly to: unknown };
  },
): void {
  const largest = largestBatch(options.largestRequest);
  for (const [signal, to] of copiesIn(copyTo)) {
    workload.connect(`copyTo.${signal}`, spoken[signal], to, {
      usesAccess: true,
      usesProxy: true,
      largestRequest: largest[signal],
      ...(signal === 'metrics' ? { madeFromTracesOf: options.madeFromTracesOf } : {}),
    });
  }
  checkCopies(
    check,
    copyTo,
    (['metrics', 'logs', 'traces'] as const).map((signal) => {
      const { property, to } = options.first(signal);
      return { signal, property, first: to, copy: copyTo?.[signal] };
    }),
  );
}
