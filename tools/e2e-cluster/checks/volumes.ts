import { imageKeyOf } from '../../../constructs/kit';
import type { Context } from '../context';
import type { Objects } from '../kubernetes/objects';
import { type ClusterObjects, containerViews, linesOf, problemsOf } from '../volumes';
import type { FileSource } from '../volumes/kubernetes';

/** What every container finds at the paths that its arguments and its configuration name. */
export async function checkVolumes({ environment, report }: Context, objects: Objects): Promise<void> {
  await report.check('every named path is there', 'arguments, variables and files of every container', () => {
    const cluster = {
      pods: objects.ofKind<ClusterObjects['pods'][number]>('Pod'),
      configMaps: objects.ofKind<FileSource>('ConfigMap'),
      secrets: objects.ofKind<FileSource>('Secret'),
      claims: objects.ofKind('PersistentVolumeClaim'),
    };
    const views = containerViews(cluster, {
      expectedSecrets: environment.expectedSecrets,
      imageKeyOf: (reference) => imageKeyOf(environment, reference),
    });
    const problems = problemsOf(views);
    const paths = views.flatMap(linesOf).length;
    return { passed: problems.length === 0, got: problems.join('\n') || `${views.length} containers, ${paths} paths` };
  });
}
