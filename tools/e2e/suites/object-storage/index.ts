import { storedInBucket } from '../../parts/object-storage';
import { refusingBucket } from '../../parts/object-storage/refusing';
import { objectStorage as storage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import { bucket, objectStorage as create } from './environment';

const { standIn, server } = storage(bucket);

/** Stores that keep their data in a bucket of a real S3 server, and lose their volumes. */
export const objectStorage: Suite = {
  environment: 'object-storage',
  create,
  standIns: [standIn],
  parts: {
    'object-storage': storedInBucket({
      server,
      blocks: `${bucket.bucket}/tempo/single-tenant`,
      profiles: `${bucket.bucket}/pyroscope`,
    }),
    refusing: refusingBucket({ server, bucket: bucket.bucket, refusals: ['another key'] }),
  },
  full: { refusing: refusingBucket({ server, bucket: bucket.bucket, refusals: ['another key', 'no bucket'] }) },
};
