import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { type Image, type ImageTable, imageOfKey, isMissing, programFile } from '../../cluster/image';
import type { Manifests } from '../../cluster/manifests';
import { mainContainer, type Pod, renderedPods } from '../../cluster/pod';
import { configuration, flags, type MimirConfiguration, mimirPort, paths } from './mapping';

/** Where the stand-in has its files, and where Prometheus listens behind the proxy. */
const place = '/stand-in';
const prometheusPort = 19_090;

/**
 * A Prometheus in the place of a Mimir that cannot be had. It answers PromQL at Mimir's address and under Mimir's paths, with the
 * settings that both programs have. `folder`: an empty folder for its files.
 */
export function withPrometheusForMimir(images: ImageTable, manifests: Manifests, folder: string): ImageTable {
  const [mimir, prometheus] = [imageOfKey(images, 'mimir'), imageOfKey(images, 'prometheus')];
  if (!mimir || !prometheus || !isMissing(mimir.image) || isMissing(prometheus.image)) return images;
  const { missing } = mimir.image;
  const pods = renderedPods(manifests).filter((pod) => mainContainer(pod).image === mimir.reference);
  const configurations = pods.map((pod) => configurationOf(pod, manifests));
  const [first] = configurations;
  // One part of a distributed Mimir cannot answer PromQL without the others.
  if (configurations.length !== 1 || !first || (first.target ?? 'all') !== 'all') return images;
  return { ...images, [mimir.reference]: { ...standIn(first, prometheus.image, missing, folder), key: 'mimir' } };
}

function standIn(mimir: MimirConfiguration, prometheus: Image, missing: string, folder: string): Image {
  const program = `${place}/prometheus`;
  const file = `${place}/prometheus.yaml`;
  const settings = {
    port: mimirPort(mimir),
    to: prometheusPort,
    paths,
    // The kernel ends it with the proxy, in whatever way that ends.
    command: ['setpriv', '--pdeathsig', 'KILL', '--', program, ...flags(mimir, file, prometheusPort)],
  };
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    entrypoint: [],
    command: [`${place}/node`, `${place}/proxy.js`, `${place}/proxy.json`],
    files: {
      [program]: programFile(prometheus),
      [file]: written('prometheus.yaml', stringify(configuration(mimir))),
      [`${place}/node`]: process.execPath,
      [`${place}/proxy.js`]: resolve('tools', 'e2e', 'programs', 'mimir', 'proxy.js'),
      [`${place}/proxy.json`]: written('proxy.json', JSON.stringify(settings)),
    },
    description: `not Mimir but ${prometheus.description}, for its PromQL (${missing})`,
    standsFor: missing,
    answers: { protocol: 'prometheus.query', remark: `${prometheus.description} in the place of Mimir` },
  };
}

/** The configuration file that Mimir's arguments name. */
function configurationOf(pod: Pod, manifests: Manifests): MimirConfiguration | undefined {
  const { args = [], volumeMounts = [] } = mainContainer(pod);
  const file = args.map((word) => /^-config\.file=(.+)$/.exec(word)?.[1]).find((each) => each !== undefined);
  const mount = volumeMounts.find(({ mountPath }) => file?.startsWith(`${mountPath}/`));
  const name = (pod.spec.volumes ?? []).find((volume) => volume.name === mount?.name)?.configMap?.name;
  if (!file || !mount || !name) return undefined;
  const text = manifests.get('ConfigMap', pod.namespace, name).data[file.slice(mount.mountPath.length + 1)];
  return text === undefined ? undefined : (parse(text) as MimirConfiguration);
}
