import { stringify } from 'yaml';
import { readManifests } from '../../checks/manifests/files';
import type { ConfiguredContainer, MountedFile, Rendered } from './workloads';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: object;
}

const provisioned = '/etc/grafana/provisioning/datasources';
const dashboards = '/tmp/dashboards';

/** What an environment gives to programs that are there already: as they have it, as if they were rendered containers. */
export function joinedContainers(dist: string, model: Rendered): ConfiguredContainer[] {
  const manifests = readManifests<Manifest>(dist, model.name);
  const rules = manifests
    .filter(({ object }) => object.kind === 'PrometheusRule')
    .map(({ file, object: { metadata, spec } }) =>
      joined(model, file, 'PrometheusRule', metadata.name, [
        { path: `/etc/prometheus/rules/${metadata.name}.yaml`, text: stringify(spec), manifest: file },
      ]),
    );
  const content = manifests.flatMap(({ file, object: { kind, metadata, data = {} } }): MountedFile[] => {
    if (kind !== 'ConfigMap') return [];
    const { grafana_datasource, grafana_dashboard } = metadata.labels ?? {};
    if (!grafana_datasource && !grafana_dashboard) return [];
    const folder = grafana_datasource ? provisioned : dashboards;
    return Object.entries(data).map(([name, text]) => ({ path: `${folder}/${name}`, text, manifest: file }));
  });
  const [first] = content;
  if (!first) return rules;
  const files = [...content, ...itsOwn(model)];
  return [...rules, joined(model, first.manifest, 'grafana', 'grafana', files)];
}

/** The datasources that an existing Grafana has from somebody else, as far as ours refer to them. */
function itsOwn({ existingDatasources }: Rendered): MountedFile[] {
  const datasources = existingDatasources.map(({ name, uid, type }) => ({ name, uid, type }));
  return [{ path: `${provisioned}/datasource.yaml`, text: stringify({ apiVersion: 1, datasources }), manifest: '' }];
}

function joined(
  model: Rendered,
  file: string,
  reader: 'PrometheusRule' | 'grafana',
  name: string,
  files: readonly MountedFile[],
): ConfiguredContainer {
  const [, component = ''] = file.split('/');
  const mountPaths = [...new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))];
  return {
    manifest: file,
    environment: model.name,
    component,
    name,
    reader,
    // In the version that this environment would run.
    image: model.imageReference(model.images[reader === 'grafana' ? 'grafana' : 'prometheus']),
    arguments: [],
    variables: {},
    files,
    secretFiles: [],
    mountPaths,
    serviceNames: [],
  };
}
