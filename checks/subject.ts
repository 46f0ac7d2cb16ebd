import { parse } from 'yaml';
import type { Environment } from '../constructs/kit';
import { errorMessage } from '../constructs/kit/model/error-message';
import { objectFiles, readFiles } from './manifests/files';
import type { Manifest } from './manifests/manifest';
import { isObject } from './manifests/object';
import { noPrograms, type Programs } from './programs';
import { generatedSchemas } from './schemas/folder';

/** What checks look at: one environment, as its model says it and as its manifests have it. */
export interface Subject {
  /** The environment, built: its wiring, its privileges, and what its cluster has already. */
  readonly environment: Environment;
  /** The text of every file of it, by its path below `dist/`: those in `<environment>/` and in `argocd/<environment>/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Its objects, without what Argo CD needs. */
  readonly manifests: readonly Manifest[];
  /** The objects that Argo CD needs for it. */
  readonly delivery: readonly Manifest[];
  /** The files that should hold an object and hold none, and why. */
  readonly unreadable: readonly { readonly file: string; readonly problem: string }[];
  /** The pages to which alerts lead, by their paths: `docs/alerts.md`. */
  readonly pages: ReadonlyMap<string, string>;
  /** The programs that some checks ask. */
  readonly programs: Programs;
  /** The folder with the schemas of Kubernetes' kinds. */
  readonly schemas: string;
}

/** What a subject is made of beside its files. */
export interface SubjectProps {
  /** The environment. It is built, unless it is already. */
  readonly environment: Environment;
  /** The pages to which alerts lead, by their paths. Default: none. */
  readonly pages?: ReadonlyMap<string, string>;
  /** Where the programs are that some checks ask. Default: nowhere, and these checks are not run. */
  readonly programs?: Programs;
  /** The folder with the schemas of Kubernetes' kinds. Default: the one in this repository's folder. */
  readonly schemas?: string;
}

/** An environment with its files as texts. */
export function subjectOf(files: ReadonlyMap<string, string>, props: SubjectProps): Subject {
  const { environment, pages = new Map(), programs = noPrograms, schemas = generatedSchemas } = props;
  environment.build();
  const manifests: Manifest[] = [];
  const unreadable: { file: string; problem: string }[] = [];
  for (const file of objectFiles(files)) {
    const content = contentOf(files.get(file) ?? '');
    if (typeof content === 'string') unreadable.push({ file, problem: content });
    else manifests.push({ file, environment: environment.name, component: componentOf(file), object: content });
  }
  const isDelivery = ({ file }: Manifest) => file.startsWith('argocd/');
  return {
    environment,
    files,
    manifests: manifests.filter((manifest) => !isDelivery(manifest)),
    delivery: manifests.filter(isDelivery),
    unreadable,
    pages,
    programs,
    schemas,
  };
}

/** An environment with its files as they stand in a folder such as `dist/`. */
export function readSubject(dist: string, props: SubjectProps): Subject {
  const { name } = props.environment;
  return subjectOf(new Map([...readFiles(dist, name), ...readFiles(dist, `argocd/${name}`)]), props);
}

/** `<environment>/<component>/…`, or `argocd/<environment>/…`. */
function componentOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'argocd' ? first : second;
}

/** The object in a text; otherwise why there is none, in words. */
function contentOf(text: string) {
  try {
    const content: unknown = parse(text);
    return isObject(content) ? content : 'it holds no object with apiVersion, kind and metadata.name';
  } catch (error) {
    return `it is no YAML: ${errorMessage(error).split('\n')[0]}`;
  }
}
