import type { Checks } from '../../kit/model/checks';
import type { ArgoCdProps } from './props';

/** Reports what Argo CD could not follow. */
export function checkProps(check: Checks, { repository, revision, destination, project, sync }: ArgoCdProps): void {
  check.require(
    /^(https:\/\/|ssh:\/\/|git@|file:\/\/)\S+$/.test(repository),
    'repository',
    `${JSON.stringify(repository)} is no address of a Git repository`,
    'for example https://github.com/your-organisation/lgtm-cdk8s.git',
  );
  check.require(
    revision === undefined || /^\S+$/.test(revision),
    'revision',
    `${JSON.stringify(revision)} is no branch, tag or commit`,
    'for example main',
  );
  if (destination !== undefined) checkDestination(check, destination);
  if (project !== undefined) check.subdomain('project', project);
  check.oneOf('sync', sync, ['automated', 'manual']);
}

function checkDestination(
  check: Checks,
  destination: { readonly server?: string; readonly name?: string } | null,
): void {
  const { server, name } = destination ?? {};
  const instead =
    "destination: { server: 'https://…' } or destination: { name: '…' }, as argocd cluster list shows them";
  if (
    !check.require(
      (server === undefined) !== (name === undefined),
      'destination',
      server === undefined ? 'it names neither a server nor a name' : 'it names a server and a name',
      instead,
    )
  )
    return;
  if (server !== undefined) {
    check.require(
      /^https?:\/\/[^\s/]+(\/\S*)?$/.test(server),
      'destination.server',
      `${JSON.stringify(server)} is no address of an API server`,
      "for example 'https://10.0.0.1:6443', as argocd cluster list shows it",
    );
  } else {
    check.require(
      /^\S+$/.test(name ?? ''),
      'destination.name',
      `${JSON.stringify(name)} is no name of a cluster`,
      "for example 'production', as argocd cluster list shows it",
    );
  }
}
