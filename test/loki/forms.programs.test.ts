import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { stringify } from 'yaml';
import { Alertmanager, distributed, nobody, replicated } from '../../constructs';
import { testWith } from '../with-program';
import { fileOf, inThreeZones, lokiInForm, podsOf, severalInAZone } from './in-forms';

const forms = [
  ['replicated', replicated, 0.5],
  ['distributed', distributed, 10],
  ['distributed, several ingesters in a zone', distributed, severalInAZone],
] as const;

for (const [name, form, logs] of forms)
  testWith('loki', `${name}: reads the file of each workload, with its arguments`, async (program) => {
    const environment = inThreeZones();
    const alertmanager = new Alertmanager(environment, { receiver: nobody() });
    lokiInForm(form, logs, { alertsTo: alertmanager.push }, environment);
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-forms-'));
    const file = join(folder, 'loki.yaml');
    try {
      const workloads = podsOf(environment).filter(({ metadata }) => /^loki(?!.*cache)/.test(metadata.name));
      expect(workloads.length).toBeGreaterThan(0);
      for (const { metadata, spec } of workloads) {
        writeFileSync(file, stringify(fileOf(environment, metadata.name)));
        const args: string[] = spec.template.spec.containers[0].args;
        const given = args.map((each) => (each.startsWith('-config.file=') ? `-config.file=${file}` : each));
        const { status, stdout, stderr } = spawnSync(program, [...given, '-verify-config'], { encoding: 'utf8' });
        const said = status === 0 ? '' : stdout + stderr;
        expect({ workload: metadata.name, status, said }).toEqual({ workload: metadata.name, status: 0, said: '' });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
