import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { azure, cloudIdentity, gcs, type ObjectStorage, storageAccountKey } from '../../constructs';
import { objectOf } from '../support';
import { testWith } from '../with-program';
import { ofAws, podOf, role, stores } from './in-a-bucket';

const clouds: Readonly<Record<string, ObjectStorage>> = {
  's3, a role': { ...ofAws, credentials: cloudIdentity({ identity: role }) },
  's3, a key': ofAws,
  gcs: gcs({ bucket: 'logs', credentials: cloudIdentity() }),
  'azure, a key': azure({
    account: 'company',
    container: 'logs',
    credentials: storageAccountKey({ secretName: 'logs-azure' }),
  }),
  'azure, an identity': azure({
    account: 'company',
    container: 'logs',
    credentials: cloudIdentity({ identity: '0a1b2c3d-0000-0000-0000-000000000000' }),
  }),
};

const reads = {
  loki: ['-verify-config'],
  mimir: ['-modules'],
  tempo: ['-config.verify=true'],
  pyroscope: ['-modules'],
} as const;

/** With the arguments of the pod, and one more by which the program stops after it has read and validated. */
for (const [name, words] of Object.entries(reads) as [keyof typeof reads, readonly string[]][]) {
  testWith(name, 'reads each kind of bucket', async (program) => {
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-storage-'));
    try {
      for (const [cloud, storage] of Object.entries(clouds)) {
        const { environment } = stores(storage);
        const file = join(folder, `${name}.yaml`);
        writeFileSync(file, objectOf(environment, 'ConfigMap', name).data[`${name}.yaml`]);
        const args: string[] = podOf(environment, name).containers[0].args;
        const given = args.map((each) => (each.startsWith('-config.file=') ? `-config.file=${file}` : each));
        const env = { ...process.env, AZURE_STORAGE_KEY: 'a2V5' };
        const { status, stdout, stderr } = spawnSync(program, [...given, ...words], { env, encoding: 'utf8' });
        expect({ cloud, status, said: status === 0 ? '' : stdout + stderr }).toEqual({ cloud, status: 0, said: '' });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
