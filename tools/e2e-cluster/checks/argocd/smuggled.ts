import { applicationName } from '../../../../constructs/kit/vocabulary/applications';
import { syncedAndHealthy, type Wanted } from '../../argocd/applications';
import type { Followed } from '../../follow';
import { keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { componentOf, manifestsOf } from '../../manifests';
import { mustSettle, settles } from './settled';

const seconds = 60;

const name = 'smuggled';

/** A person who may commit to a component's folder must not get Argo CD to do anything with the rights of another project. */
export async function checkSmuggled(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, applications, controlPlane } = followed;
  const [workload] = manifestsOf(dist, environment.name, 'StatefulSet', 'Deployment', 'DaemonSet');
  if (!workload) throw new Error(`${environment.name} has no workload`);
  const component = componentOf(workload.file);
  const { namespace } = applications;
  const metadata = { name, namespace };
  const smuggled = [
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata,
      spec: {
        project: 'default',
        source: { repoURL: 'https://example.com/anything.git', targetRevision: 'main', path: '.' },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'kube-system' },
      },
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata,
      spec: { sourceRepos: ['*'], destinations: [{ namespace: '*', server: '*' }] },
    },
  ];
  await report.check(
    'an Application and a project in the folder of a component are refused, and the others go on',
    `${smuggled.map(keyOf).join(' and ')} committed to dist/${environment.name}/${component}`,
    async () => {
      for (const object of smuggled) repository.dist.add(`${environment.name}/${component}`, object);
      const commit = repository.commit('Smuggled');
      const wanted: Wanted = (application) =>
        application.metadata.name === applicationName(environment.name, component)
          ? isRefused(application)
          : syncedAndHealthy(commit)(application);
      const wrong = await settles(followed, seconds, wanted);
      const objects = await Objects.read(controlPlane.api);
      const made = smuggled
        .filter((object) => objects.byKey.has(keyOf(object)))
        .map((each) => `${keyOf(each)} was made`);
      const said = (await applications.list()).find(
        (each) => each.metadata.name === applicationName(environment.name, component),
      );
      const problems = [...wrong, ...made];
      await mustSettle(followed, seconds, repository.commitDist(dist, 'As it was'));
      return {
        passed: problems.length === 0,
        got: problems.join('\n') || refusals(said).join('\n'),
      };
    },
  );
}

type Seen = Parameters<Wanted>[0];

/** What Argo CD says of objects that the project does not admit. */
const refusals = (application: Seen | undefined): string[] =>
  (application?.status?.operationState?.syncResult?.resources ?? []).flatMap(({ kind, message = '' }) =>
    message.includes('not permitted in project') ? [`${kind}: ${message}`] : [],
  );

const isRefused: Wanted = (application) => {
  const refused = refusals(application);
  return refused.length === 2 ? undefined : `refuses ${refused.join(', ') || 'nothing'}`;
};
