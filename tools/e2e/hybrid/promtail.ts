import { join } from 'node:path';
import { readManifests } from '../../../checks/manifests/files';
import { Workspace } from '../../workspace';
import type { Manifest, Workload } from '../cluster/kubernetes';
import type { Stage } from '../suite';
import { promtail } from './agents';

/** What an environment file says of its log agent. */
const alloyChosen = "program: 'alloy'";
const promtailChosen = "program: 'promtail'";

/**
 * Adds Promtail to what is rendered, as the environment has it where it says `promtail` instead of `alloy`: a copy of the
 * project is changed in this one word and rendered. Its pod gets a node of its own.
 */
export async function addPromtail({ manifests, report }: Stage): Promise<void> {
  await report.check('the environment renders with Promtail', `${promtailChosen} in environments/hybrid.ts`, () => {
    const { objects, warning } = render();
    manifests.add(...objects.map(bound));
    return { passed: objects.length > 0 && warning !== '', got: `${objects.length} objects, warning of ${warning}` };
  });
}

function render(): { readonly objects: readonly Manifest[]; readonly warning: string } {
  const workspace = new Workspace();
  try {
    workspace.replace('environments/hybrid.ts', alloyChosen, promtailChosen);
    const { status, stdout, stderr } = workspace.synth();
    if (status !== 0) throw new Error(`npm run synth: ${stderr.trim() || stdout.trim()}`);
    const rendered = readManifests<Manifest>(join(workspace.folder, 'dist'), 'hybrid').map(({ object }) => object);
    const objects = rendered.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === promtail.program);
    const warning = `${stdout}${stderr}`.split('\n').find((line) => line.includes('end of life')) ?? '';
    return { objects, warning: warning.trim() };
  } finally {
    workspace.remove();
  }
}

/** Its pod on its node, as the scheduler would bind it. */
function bound(object: Manifest): Manifest {
  if (object.kind !== 'DaemonSet') return object;
  const { spec, ...same } = object as Workload;
  const { template } = spec;
  const pod = { ...template.spec, nodeName: promtail.node };
  const changed: Workload = { ...same, spec: { ...spec, template: { ...template, spec: pod } } };
  return changed;
}
