import {
  apiAccess,
  type Component,
  type ContainerProps,
  type Endpoint,
  type Image,
  mebibytes,
  millicores,
  type PodDefaults,
} from '../kit';
import type { Permissions } from '../kit/pods/account';
import { configMapFolder } from '../kit/pods/volumes';
import { settingsFolder } from './config';
import { adminPasswordPermissions } from './privileges';
import type { GrafanaProps } from './props';

/** The key of the Secret. */
const adminPasswordKey = 'admin-password';

const scriptFile = 'create-admin-password.sh';
const manifestFile = 'admin-password.json';

/** Stands in the manifest where the script puts the password. */
const passwordMark = '@password@';

/**
 * Creates the Secret unless there is one, which then keeps its password.
 * Neither the password nor the token becomes an argument of a program, where the list of processes would show it.
 */
const script = String.raw`#!/bin/sh
# Creates Grafana's admin password, unless there is one already.
set -eu
account=/var/run/secrets/kubernetes.io/serviceaccount
manifest=$(cat "$(dirname "$0")/admin-password.json")
password=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32)
if [ "$(printf %s "$password" | wc -c)" -ne 32 ]; then
  echo 'no random password could be made' >&2
  exit 1
fi

answer=$(
  printf '%s' "$(printf %s "$manifest" | sed 's/@password@.*//')" "$password" "$(printf %s "$manifest" | sed 's/.*@password@//')" |
    curl --silent --show-error --max-time 10 --retry 6 --retry-connrefused \
      --cacert "$account/ca.crt" --header @/dev/fd/3 --header 'Content-Type: application/json' \
      --data-binary @- --write-out '%{http_code}' "$SECRETS_URL" 3<<END
Authorization: Bearer $(cat "$account/token")
END
)
status=$(printf %s "$answer" | tail -c 3)

case $status in
  201)
    echo 'the Secret was created'
    exit 0
    ;;
  409)
    case $answer in
      *'"AlreadyExists"'*)
        echo 'the Secret is there already and stays as it is'
        exit 0
        ;;
    esac
    ;;
esac
# The answer itself stays unprinted: it could repeat what was sent.
reason=$(printf %s "$answer" | sed -n 's/.*"reason": *"\([A-Za-z]*\)".*/\1/p')
echo "the API server answered $status $reason" >&2
exit 1
`;

/** The script and the Secret that it posts, as files. The Secret is an object as any other, with what is said of all. */
export function adminPasswordFiles(
  secret: string,
  namespace: string,
  { commonLabels, commonAnnotations }: Pick<PodDefaults, 'commonLabels' | 'commonAnnotations'>,
): Record<string, string> {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secret,
      namespace,
      labels: { 'app.kubernetes.io/name': secret, ...commonLabels },
      annotations: commonAnnotations,
    },
    stringData: { [adminPasswordKey]: passwordMark },
  };
  return { [scriptFile]: script, [manifestFile]: JSON.stringify(manifest) };
}

/** Runs the script before Grafana starts. Only this container has access to the Kubernetes API. */
function adminPasswordContainer(
  image: Image,
  settings: string,
  namespace: string,
  api: Endpoint<'kubernetes.api'>,
): ContainerProps {
  return {
    name: 'admin-password',
    image,
    command: ['sh', `${settingsFolder}/${scriptFile}`],
    environmentVariables: { SECRETS_URL: `${api.url}/api/v1/namespaces/${namespace}/secrets` },
    mounts: [configMapFolder(settings, settingsFolder), apiAccess('api-access')],
    resources: { cpu: millicores(10), memory: mebibytes(32) },
  };
}

/** Where the administrator's password comes from, and what that takes. */
interface AdminPassword {
  readonly secret: { readonly name: string; readonly key: string };
  readonly reason: string;
  /** Whether somebody makes the Secret before. */
  readonly madeBefore: boolean;
  readonly files: () => Readonly<Record<string, string>>;
  readonly permissions?: Permissions;
  readonly initContainers?: readonly ContainerProps[];
}

/** The password of a Secret that somebody makes, or of one that an init container makes. */
export function adminPassword(grafana: Component, { adminPassword: given }: GrafanaProps): AdminPassword {
  const { environment, name, targetNamespace } = grafana;
  if (given) {
    const { secretName, key = adminPasswordKey } = given;
    return {
      secret: { name: secretName, key },
      reason: "the administrator's password",
      madeBefore: true,
      files: () => ({}),
    };
  }
  const namespace = targetNamespace.name;
  return {
    secret: { name, key: adminPasswordKey },
    reason: "the administrator's password; Grafana's init container makes it in the cluster",
    madeBefore: false,
    files: () => adminPasswordFiles(name, namespace, grafana.pods),
    permissions: adminPasswordPermissions,
    initContainers: [adminPasswordContainer(environment.images.curl, name, namespace, environment.existing.apiServer)],
  };
}
