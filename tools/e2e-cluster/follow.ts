import { join } from 'node:path';
import { readManifests } from '../../checks/manifests/files';
import { rootName } from '../../constructs/kit/vocabulary/applications';
import { makeCertificateFiles } from '../certificate';
import { startArgoCd } from './argocd';
import type { Application, Applications } from './argocd/applications';
import { serveRepository } from './argocd/git-server';
import { resolveToLoopback } from './argocd/hosts';
import { Repository } from './argocd/repository';
import type { Context } from './context';
import type { ControlPlane } from './control-plane';
import { Objects } from './kubernetes/objects';
import { manifestsByKey } from './manifests';
import { Steps } from './steps';

/** An environment in a cluster whose Argo CD keeps it as Git has it. */
export interface Followed extends Context {
  readonly controlPlane: ControlPlane;
  readonly repository: Repository;
  readonly applications: Applications;
  /** The steps of the docs, as somebody runs them whose Argo CD delivers. */
  readonly steps: Steps;
  /** The cluster before the environment came. */
  readonly untouched: Objects;
}

const httpsPort = 443;

interface RootApplication extends Application {
  readonly spec: { readonly source: { readonly repoURL: string; readonly targetRevision: string } };
}

/** Argo CD, and the Git repository with `dist/`, where the environment says that it is. Nothing is applied yet. */
export async function follow(context: Context, controlPlane: ControlPlane): Promise<Followed> {
  const { environment, dist } = context;
  const root = readManifests<RootApplication>(dist, `argocd/${environment.name}`)
    .map(({ object }) => object)
    .find(({ kind, metadata }) => kind === 'Application' && metadata.name === rootName(environment.name));
  if (!root?.spec.source.repoURL.startsWith('https://')) {
    throw new Error(`${dist}/argocd/${environment.name} has no root whose repository is reached by https://`);
  }
  const { repoURL, targetRevision } = root.spec.source;
  const { hostname, port } = new URL(repoURL);
  const repository = new Repository(controlPlane.folder, targetRevision);
  repository.commitDist(dist, 'As it is');
  // The manifests are used as they are: it is the host in their address that is found on this machine.
  resolveToLoopback(hostname, controlPlane.folder);
  const files = makeCertificateFiles(controlPlane.folder, 'git', [`DNS:${hostname}`]);
  const end = await serveRepository(repository, files, {
    host: '127.0.0.1',
    port: Number(port || httpsPort),
  });
  controlPlane.onStop(end);
  const applications = await startArgoCd(controlPlane, {
    namespace: root.metadata.namespace ?? 'argocd',
    gitHost: hostname,
    gitCertificate: files.certificate,
    kustomize: context.programs.kustomize,
    objects: manifestsByKey(dist, environment.name).size,
  });
  const untouched = await Objects.read(controlPlane.api);
  const steps = new Steps({ kubectl: controlPlane.kubectl, delivery: 'argocd', folder: repository.folder });
  return { ...context, controlPlane, repository, applications, steps, untouched };
}

/** Applies the root of a `dist/`, the one thing that somebody does by hand; also where its projects are left from an earlier one. */
export async function bootstrap({ environment, controlPlane: { kubectl } }: Followed, dist: string): Promise<void> {
  await kubectl.must('apply', '--kustomize', join(dist, 'argocd', environment.name));
}
