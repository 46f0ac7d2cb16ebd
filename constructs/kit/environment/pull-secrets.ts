import type { ExpectedSecret } from '../model/expected-secret';
import type { ObjectScope } from '../pods/scope';

/** The Secrets with the credentials of registries, one for each namespace with pods that name it. */
export function pullSecrets(workloads: readonly { readonly component: ObjectScope }[]): ExpectedSecret[] {
  return workloads.flatMap(({ component: { imagePullSecrets, targetNamespace } }) =>
    imagePullSecrets.map(
      ({ name = '' }): ExpectedSecret => ({
        namespace: targetNamespace.name,
        name,
        keys: ['.dockerconfigjson'],
        reason:
          'the credentials of the registry from which images are pulled, of the type kubernetes.io/dockerconfigjson',
        madeBefore: true,
      }),
    ),
  );
}
