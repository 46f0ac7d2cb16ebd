import { type Call, type Command, sharedOptions } from '../cli/command';
import { Sources } from '../e2e/programs/sources';
import { missingRequirements } from '../e2e/requirements';
import { prepared } from '../namespaces';
import { isAvailable, Programs, whyUnavailable } from '../programs';
import { ContainerEngine, parseReference } from '../programs/images';
import { onPath } from '../programs/path';
import { Report } from '../report';
import { makeCollectorImage, type RenderedCollector, renderedCollector } from './collector';
import { OwnStorage } from './own-storage';
import { type Prepared, seeInside } from './pod';
import { rows, trialOf } from './rows';

export const command: Command = {
  name: 'e2e-images',
  summary: 'Takes a program through its image: verify runs it there, and a pod gets the root file system of the image.',
  details: `The image is small and made here, of this machine's Collector, FROM scratch and tagged as the rendered one, among images that
podman keeps for this run alone. Needs Linux, root, and podman with runc (Debian packages); where something is missing,
every check is reported as not run.`,
  options: { environment: sharedOptions.environment, 'no-build': sharedOptions['no-build'] },
  async run(call) {
    const inner = prepared<Prepared>();
    if (inner) {
      await seeInside(inner);
      process.exit(0);
    }
    // Before anything is printed: the call itself may be wrong.
    const subject = await subjectOf(call);
    const report = new Report();
    report.heading('A program through its image');
    const missing = 'missing' in subject ? subject.missing : await checkAll(subject, report);
    if (missing) for (const { name } of rows) report.notRun(name, missing);
    return report.finish() ? 0 : 1;
  },
};

interface Subject {
  readonly collector: RenderedCollector;
  readonly podman: string;
  /** The Collector of this machine. */
  readonly program: string;
}

async function subjectOf(call: Call): Promise<Subject | { readonly missing: string }> {
  const podman = onPath('podman');
  if (!podman) return { missing: 'there is no podman on PATH (Debian packages podman and runc)' };
  const needs = missingRequirements();
  if (needs.length > 0) return { missing: needs.map((need) => `it needs ${need}`).join('; ') };
  const collector = renderedCollector('dist', call.environments());
  if (!collector) return { missing: `no Collector is rendered in ${call.names.join(', ')}` };
  const { tag, digest } = parseReference(collector.image);
  if (!tag || digest) return { missing: `${collector.image} is pinned by its digest, which no other image can have` };
  const engine = { missing: 'the image is made of a program of this machine' };
  const programs = new Programs({ engine, buildUntil: call.has('no-build') ? 0 : undefined });
  const located = await programs.obtain('otelcol', collector.image);
  if (!isAvailable(located)) return { missing: whyUnavailable(located) };
  return { collector, podman, program: located.path };
}

/** Returns why nothing was checked, in words. */
async function checkAll({ collector, podman, program }: Subject, report: Report): Promise<string | undefined> {
  const storage = new OwnStorage(podman);
  const engine = new ContainerEngine(storage.engine);
  const sources = new Sources({ build: false, pull: false, engine });
  try {
    const silence = engine.answers();
    if (silence) return silence.missing;
    makeCollectorImage(storage, collector.image, program);
    const images = await sources.images([collector.image], () => 'otelCollector');
    const trial = trialOf({ collector, engine, images });
    for (const { name, asked, find } of rows) await report.check(name, asked, () => find(trial));
    return undefined;
  } finally {
    sources.remove();
    storage.remove();
  }
}
