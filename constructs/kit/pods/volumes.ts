import { Quantity, type Volume, type VolumeMount } from '../../../imports/k8s';
import type { Bytes } from '../model/units';
import type { ConfigurationFiles } from './configuration';

/** A folder in a container together with what lies behind it, so that neither can be there without the other. */
export interface Mount {
  /** Where it is in the container. */
  readonly mount: VolumeMount;
  /** Undefined for the volumes that a StatefulSet claims itself. */
  readonly volume?: Volume;
  /** What it shows of the node, and why it must. Default: nothing. */
  readonly hostFolder?: {
    readonly path: string;
    readonly readOnly: boolean;
    readonly reason: string;
    /** The property of the component that says which folder it is. Default: none does. */
    readonly property?: string;
  };
}

/** An empty folder that lives as long as the pod. `size`: the most that it may hold. */
export function scratch(name: string, mountPath: string, size: Bytes): Mount {
  return {
    mount: { name, mountPath },
    volume: { name, emptyDir: { sizeLimit: Quantity.fromString(size.toString()) } },
  };
}

/** The files of a configuration as its container sees them: one folder, of one ConfigMap or of several. */
export function configurationFolder(
  { name, mountPath }: Pick<ConfigurationFiles, 'name' | 'mountPath'>,
  configMaps: readonly string[],
): Mount {
  const [first, ...others] = configMaps;
  if (first === name && others.length === 0) return configMapFolder(name, mountPath);
  const sources = configMaps.map((each) => ({ configMap: { name: each } }));
  return { mount: { name, mountPath, readOnly: true }, volume: { name, projected: { sources } } };
}

/** A ConfigMap's files, one folder. */
export function configMapFolder(name: string, mountPath: string): Mount {
  return { mount: { name, mountPath, readOnly: true }, volume: { name, configMap: { name } } };
}

/** Keys of a Secret as files of one folder, each under the name that is given it. */
export function secretFolder(
  name: string,
  secretName: string,
  mountPath: string,
  files: Readonly<Record<string, string>>,
): Mount {
  const items = Object.entries(files).map(([key, path]) => ({ key, path }));
  return { mount: { name, mountPath, readOnly: true }, volume: { name, secret: { secretName, items } } };
}

/**
 * A folder of the node. `create`: make it where it is missing; default: it must be there. `followMounts`: what the node mounts below it later
 * is seen too; default: no. `reason`: why the program needs it. `property`: of its component, by which it is another folder; default: none.
 */
export function hostFolder(
  name: string,
  hostPath: string,
  mountPath: string,
  options: {
    readonly readOnly: boolean;
    readonly create?: boolean;
    readonly followMounts?: boolean;
    readonly reason: string;
    readonly property?: string;
  },
): Mount {
  return {
    mount: {
      name,
      mountPath,
      readOnly: options.readOnly ? true : undefined,
      mountPropagation: options.followMounts ? 'HostToContainer' : undefined,
    },
    volume: { name, hostPath: { path: hostPath, type: options.create ? 'DirectoryOrCreate' : 'Directory' } },
    hostFolder: {
      path: hostPath,
      readOnly: options.readOnly,
      reason: options.reason,
      property: options.property,
    },
  };
}

/** Access to the Kubernetes API for one container of a pod whose other containers have none. */
export function apiAccess(name: string): Mount {
  return {
    mount: { name, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
    volume: {
      name,
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
      },
    },
  };
}
