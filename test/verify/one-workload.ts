import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { images } from '../../constructs/images';
import type { Image } from '../../constructs/kit/model/image';
import { type ImageRules, imageReference } from '../../constructs/kit/model/image-reference';
import type { Located, ProgramName } from '../../tools/programs';
import type { Result } from '../../tools/verify/result';
import { verify } from '../../tools/verify/verify';
import type { Rendered } from '../../tools/verify/workloads';

export interface OneWorkload {
  /** The name of the workload, of its image, of its ConfigMap, of the file in it, and of the folder in `/etc` where that is mounted. */
  readonly name: 'loki' | 'mimir';
  readonly text: string;
  /** Default: the one of the table. */
  readonly image?: Image;
  /** From where it is pulled. Default: from its own registry. */
  readonly pods?: ImageRules;
}

/** What the checks of a title say of one workload with its configuration, as an environment would have it. */
export async function verifyOne(
  { name, text, image = images[name], pods = {} }: OneWorkload,
  title: string,
  find: (program: ProgramName, image: string) => Promise<Located>,
): Promise<Result | undefined> {
  const dist = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-one-workload-'));
  const reference = (each: Image) => {
    const answer = imageReference(each, pods);
    return 'reference' in answer ? answer.reference : `${each}`;
  };
  const environment: Rendered = {
    name: 'company',
    images: { ...images, [name]: image },
    imageReference: reference,
    pods,
    components: [],
    existingDatasources: [],
  };
  const metadata = { name, namespace: 'monitoring' };
  const container = {
    name,
    image: reference(image),
    args: [`-config.file=/etc/${name}/${name}.yaml`],
    volumeMounts: [{ name: 'configuration', mountPath: `/etc/${name}` }],
  };
  const volumes = [{ name: 'configuration', configMap: { name } }];
  const objects = [
    { kind: 'ConfigMap', metadata, data: { [`${name}.yaml`]: text } },
    { kind: 'StatefulSet', metadata, spec: { template: { spec: { containers: [container], volumes } } } },
  ];
  try {
    const folder = join(dist, 'company', name);
    mkdirSync(folder, { recursive: true });
    for (const object of objects) writeFileSync(join(folder, `${object.kind}.${name}.yaml`), stringify(object));
    const [result] = await verify({ dist, environments: [environment], find, titles: [title] });
    return result;
  } finally {
    rmSync(dist, { recursive: true });
  }
}
