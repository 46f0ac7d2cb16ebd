import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificateFiles } from '../../../certificate';
import type { Certificate } from '../../cluster/certificate';
import type { Secret } from '../../cluster/kubernetes';
import { ObjectStore } from '../../programs/object-store';
import type { StandIn } from '../../suite/stand-in';

/** What the environment says of its bucket. */
export interface StoredAt {
  readonly host: string;
  readonly bucket: string;
  /** The Secret with the key, in the names that `accessKey` takes by default. */
  readonly keySecret: string;
  /** The Secret with the certificate authority, in `ca.crt`. */
  readonly authoritySecret: string;
  readonly namespace: string;
}

const [accessKey, secretKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];

/** A certificate that signs itself, which no pod trusts but by the Secret. */
function makeCertificate(host: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-object-storage-'));
  try {
    const files = makeCertificateFiles(folder, 's3', [`DNS:${host}`]);
    return { certificate: readFileSync(files.certificate, 'utf8'), key: readFileSync(files.key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A real S3 server beyond the cluster, and the Secrets by which the stores are known there and know it. */
export function objectStorage({ host, bucket, keySecret, authoritySecret, namespace }: StoredAt): {
  readonly standIn: StandIn;
  /** The server of the run that has begun. */
  readonly server: () => ObjectStore;
} {
  const pod = { name: 'object-storage', hostNames: [host] };
  let certificate: Certificate | undefined;
  let server: ObjectStore | undefined;
  const own = (): Certificate => {
    certificate ??= makeCertificate(host);
    return certificate;
  };
  const secret = (name: string, stringData: Record<string, string>): Secret => ({
    kind: 'Secret',
    metadata: { name, namespace },
    stringData,
  });
  const standIn: StandIn = {
    description: `${host} is SeaweedFS, a real S3 server over TLS, with a certificate of an authority that only the Secret names.`,
    needs: 'weed',
    prepares: {
      pods: [pod],
      programs: ['weed'],
      objects: () => [
        secret(keySecret, { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secretKey }),
        secret(authoritySecret, { 'ca.crt': own().certificate }),
      ],
    },
    start: async ({ folder, programs, pod: played }) => {
      const { weed } = programs;
      if (!weed || 'missing' in weed) return;
      server = new ObjectStore({
        program: weed.path,
        address: played(pod.name).address,
        folder: folder.make('object-storage'),
        certificate: own(),
        accessKey,
        secretKey,
        bucket,
      });
      await server.start();
    },
  };
  return {
    standIn,
    server: () => {
      if (!server) throw new Error('the object store has not started');
      return server;
    },
  };
}
