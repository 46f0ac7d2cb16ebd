import type { Checks } from '../../kit/model/checks';

/** Reports a cluster that Argo CD could not find. */
export function checkDestination(
  check: Checks,
  { server, name }: { readonly server?: string; readonly name?: string },
): void {
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
      /^[^\s/]+$/.test(name ?? ''),
      'destination.name',
      `${JSON.stringify(name)} is no name of a cluster`,
      /^https?:\/\//.test(name ?? '')
        ? `destination: { server: '${name}' }, or its name as argocd cluster list shows it`
        : "for example 'eu-west', as argocd cluster list shows it",
    );
  }
}
