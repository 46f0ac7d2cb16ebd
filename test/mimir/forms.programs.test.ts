import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { distributed, replicated } from '../../constructs';
import { testWith } from '../with-program';
import { alerts, mimirIn } from './distributed';

const forms = [
  ['replicated', replicated, 100_000],
  ['distributed', distributed, 100_000],
  ['distributed, several ingesters in a zone', distributed, 9_000_000],
] as const;

for (const [name, form, activeSeries] of forms)
  testWith('mimir', `${name}: reads the file of each workload, with its arguments`, async (program) => {
    const { environment } = mimirIn({ form, load: { activeSeries }, props: { alerts, acceptHaSamples: true } });
    environment.build();
    const objects = environment.components
      .filter((component) => component.name === 'mimir')
      .flatMap((component) => component.objects.map((object) => object.toJson()));
    const textOf = (workload: string): string | undefined =>
      objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === workload)?.data['mimir.yaml'];
    const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-forms-'));
    const file = join(folder, 'mimir.yaml');
    try {
      const workloads = objects.filter(({ metadata, spec }) => spec?.template && textOf(metadata.name));
      expect(workloads.length).toBeGreaterThan(0);
      for (const { metadata, spec } of workloads) {
        writeFileSync(file, textOf(metadata.name) ?? '');
        const args: string[] = spec.template.spec.containers[0].args;
        const given = args.map((each) => (each.startsWith('-config.file=') ? `-config.file=${file}` : each));
        // It reads its configuration before it lists them.
        const { status, stdout, stderr } = spawnSync(program, [...given, '-modules'], { encoding: 'utf8' });
        const said = status === 0 ? '' : stdout + stderr;
        expect({ workload: metadata.name, status, said }).toEqual({ workload: metadata.name, status: 0, said: '' });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
