import { KubeConfigMap } from '../../../imports/k8s';
import type { Checks } from '../model/checks';
import type { ObjectScope } from './scope';

/** The most that the API server takes in one ConfigMap, in bytes. https://kubernetes.io/docs/concepts/configuration/configmap/ */
const configMapLimit = 1_048_576;

/**
 * Renders files into one ConfigMap, and returns them as it shows them. Reports files that it can't hold, or can't show readably.
 * `extra`: what its metadata have beside what every object's have.
 */
export function addConfigMap(
  component: ObjectScope,
  name: string,
  files: Readonly<Record<string, string>>,
  extra: { readonly workload?: string; readonly labels?: Readonly<Record<string, string>> },
): Record<string, string> {
  const data = Object.fromEntries(Object.entries(files).map(([file, text]) => [file, normalizeText(text)]));
  const configMap = new KubeConfigMap(component, `${name}-config-map`, {
    metadata: component.objectMetadata('ConfigMap', name, extra),
    data,
  });
  const finished = component.overridden(configMap);
  const shown = finished === configMap ? data : inOrderOf(data, finished.toJson().data ?? {});
  checkFiles(component.check, name, shown);
  return shown;
}

/** Files in the order in which they were first written, as their checksum counts it; JSON sorts them. */
function inOrderOf(
  first: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set([...Object.keys(first), ...Object.keys(files)]);
  return Object.fromEntries([...names].flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])));
}

function checkFiles(check: Checks, configMap: string, files: Readonly<Record<string, string>>): void {
  const property = `ConfigMap ${configMap}`;
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  check.require(
    size <= configMapLimit,
    property,
    `its files have ${size} bytes, and the API server takes at most ${configMapLimit} in one ConfigMap`,
    'fewer or smaller files, or several ConfigMaps',
  );
  for (const [file, text] of Object.entries(files)) {
    const character = unprintableCharacter(text);
    check.require(
      character === undefined,
      `${property} › ${file}`,
      `the file contains the control character ${character}`,
      'the same text without it',
    );
  }
}

/** A text as a ConfigMap shows it readably: Unix line ends, exactly one at the end. */
function normalizeText(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

/** What turns a whole file into one escaped line, as YAML can't show it in a block: control characters but tab and line feed. */
const unprintable = /[^\P{Cc}\t\n]/u;

function unprintableCharacter(text: string): string | undefined {
  const code = unprintable.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
