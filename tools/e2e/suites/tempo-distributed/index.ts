import { minutes, seconds } from '../../../../constructs/kit';
import { refusedBlocks } from '../../parts/object-storage/refused-blocks';
import { tracesThroughLog } from '../../parts/through-log';
import { brokersShown } from '../../parts/through-log/brokers-shown';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import { bucket, tempoDistributed as create } from './environment';

const { standIn, server } = objectStorage(bucket);

/** A Tempo of several workloads in three zones, of which every pod runs: a zone is lost, a broker is, all are rolled, and the bucket is away. */
export const tempoDistributed: Suite = {
  environment: 'tempo-distributed',
  inPlaceOf: 'production',
  create,
  everyReplica: true,
  standIns: [standIn],
  parts: {
    'tempo-distributed': tracesThroughLog({
      away: seconds(5),
      zoneSilent: seconds(40),
      brokersApart: seconds(10),
      bucket: { server, away: seconds(40) },
    }),
    'brokers-shown': brokersShown({ exporter: 'kafka-exporter' }),
    'refused-blocks': refusedBlocks({
      server,
      builder: 'tempo-block-builder',
      brought: /^tempo_block_builder_flushed_blocks/,
      scheduler: 'tempo-backend-scheduler',
    }),
  },
  full: {
    'tempo-distributed': tracesThroughLog({
      away: minutes(1),
      zoneSilent: minutes(1),
      podsAway: seconds(20),
      bucket: { server, away: minutes(5) },
    }),
  },
};
