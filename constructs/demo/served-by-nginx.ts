import { type Component, mebibytes, millicores, scratch, Workload } from '../kit';
import type { Image } from '../kit/model/image';
import type { WorkloadProps } from '../kit/pods/workload-props';
import { block, type Directive, directive, nginxUser, printNginx } from '../kit/text/nginx';
import { healthPath, type Lookups, nginxStart, type StartOptions, startScript } from '../kit/text/nginx-names';

/** The variable with the pod's uid. */
export const podUidVariable = 'POD_UID';

/** `$level`, by the status of an answer, as applications name levels. */
export const levelByStatus = block(
  'map',
  ['$status', '$level'],
  [directive('default', 'INFO'), directive('~^4', 'WARN'), directive('~^5', 'ERROR')],
);

const port = 8080;

/** What one has otherwise than another. */
interface ServedProps {
  readonly name: string;
  /** It has a shell and wget. */
  readonly image: Image;
  readonly configuration: () => readonly Directive[];
  readonly place: Lookups;
  /** What its start does beside what every start does. */
  readonly start: StartOptions;
  /** What its own container finds beside its configuration. Default: nothing. */
  readonly own?: Pick<WorkloadProps, 'environmentVariables' | 'mounts'>;
  /** The script of its visitors. `url`: where they find it. Default: it has none beside it. */
  readonly visitors?: (url: string) => string;
}

/** An nginx in front of the others, with visitors beside it. */
export function servedByNginx(
  demo: Component,
  { name, image, configuration, place, start, own = {}, visitors }: ServedProps,
): Workload {
  const folder = `/etc/${name}`;
  return new Workload(demo, {
    name,
    kind: 'Deployment',
    image,
    command: ['sh', `${folder}/${startScript}`],
    environmentVariables: { [podUidVariable]: { field: 'metadata.uid' }, ...own.environmentVariables },
    configuration: [
      {
        name,
        mountPath: folder,
        files: () => ({
          'nginx.conf': printNginx(configuration()),
          [startScript]: nginxStart(folder, place, start),
          ...(visitors ? { 'visitors.sh': visitors(`http://127.0.0.1:${port}`) } : {}),
        }),
      },
    ],
    identity: { user: nginxUser },
    ports: { http: { container: port } },
    mounts: [scratch('tmp', '/tmp', mebibytes(64)), ...(own.mounts ?? [])],
    resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
    readiness: { path: healthPath, port: 'http' },
    liveness: { path: healthPath, port: 'http', periodSeconds: 30 },
    sidecars: visitors
      ? [
          {
            name: 'visitors',
            image,
            command: ['sh', `${folder}/visitors.sh`],
            mounts: [{ mount: { name, mountPath: folder, readOnly: true } }],
            resources: { cpu: millicores(10), memory: mebibytes(16), memoryLimit: mebibytes(32) },
          },
        ]
      : [],
  });
}
