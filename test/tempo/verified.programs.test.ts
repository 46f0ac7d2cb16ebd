import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { inFolder } from '../../checks/programs';
import { objectOf } from '../support';
import { testWith } from '../with-program';
import { distributedTempo, roleNames } from './environments';

const fileOf = (
  environment: ReturnType<typeof distributedTempo>['environment'],
  configMap: string,
  file: string,
): string => objectOf(environment, 'ConfigMap', configMap).data[file];

testWith('tempo', 'it takes the file of each role without a warning', async (tempo) => {
  const { environment } = distributedTempo({ dimensions: ['http.route'] });
  const overrides = fileOf(environment, 'tempo-overrides', 'overrides.yaml');
  for (const role of roleNames) {
    const files = new Map([
      ['overrides.yaml', overrides],
      ['tempo.yaml', fileOf(environment, `tempo-${role}`, 'tempo.yaml')],
    ]);
    const { status, stdout, stderr } = inFolder(files, (folder) =>
      spawnSync(
        tempo,
        [
          `-config.file=${join(folder, 'tempo.yaml')}`,
          `-target=${role.replace(/-zone-.$/, '')}`,
          '-config.verify=true',
        ],
        { encoding: 'utf8' },
      ),
    );
    expect([role, status, stdout + stderr]).toEqual([role, 0, '']);
  }
});
