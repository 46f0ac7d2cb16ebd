import { stringify } from 'yaml';
import { readManifests } from '../../checks/manifests/files';
import type { Environment } from '../../constructs';
import { images } from '../../constructs/images';
import type { ConfiguredContainer, MountedFile } from './workloads';

/** The rules of an operator's Prometheus, in the place of an image. */
export const operatorRules = 'PrometheusRule';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: object;
}

const provisioned = '/etc/grafana/provisioning/datasources';
const dashboards = '/tmp/dashboards';

/** What an environment gives to programs that are there already: as they have it, as if they were containers of ours. */
export function joinedContainers(dist: string, model: Environment): ConfiguredContainer[] {
  const { name: environment } = model;
  const manifests = readManifests<Manifest>(dist, environment);
  const rules = manifests
    .filter(({ object }) => object.kind === 'PrometheusRule')
    .map(({ file, object: { metadata, spec } }) =>
      joined(environment, file, operatorRules, metadata.name, [
        { path: `/etc/prometheus/rules/${metadata.name}.yaml`, text: stringify(spec), manifest: file },
      ]),
    );
  const content = manifests.flatMap(({ file, object: { kind, metadata, data = {} } }): MountedFile[] => {
    if (kind !== 'ConfigMap') return [];
    const { grafana_datasource, grafana_dashboard } = metadata.labels ?? {};
    const folder = grafana_datasource ? provisioned : grafana_dashboard ? dashboards : undefined;
    if (!folder) return [];
    return Object.entries(data).map(([name, text]) => ({ path: `${folder}/${name}`, text, manifest: file }));
  });
  const [first] = content;
  if (!first) return rules;
  const files = [...content, ...itsOwn(model)];
  return [...rules, joined(environment, first.manifest, images.grafana.repository, 'grafana', files)];
}

/** The datasources that an existing Grafana has from somebody else, as far as ours refer to them. */
function itsOwn({ existingDatasources }: Environment): MountedFile[] {
  const datasources = existingDatasources.map(({ name, uid, type }) => ({ name, uid, type }));
  return [{ path: `${provisioned}/datasource.yaml`, text: stringify({ apiVersion: 1, datasources }), manifest: '' }];
}

function joined(
  environment: string,
  file: string,
  repository: string,
  name: string,
  files: readonly MountedFile[],
): ConfiguredContainer {
  const [, component = ''] = file.split('/');
  const mountPaths = [...new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))];
  return {
    environment,
    component,
    name,
    repository,
    arguments: [],
    variables: {},
    files,
    mountPaths,
    serviceNames: [],
  };
}
