import { isPlainObject } from '../../model/validation';
import { mapsAt, valueAt } from '../../model/value-at';
import type { ManifestProblem } from './manifest-problem';

/** What is wrong with a ConfigMap that took the place of another: its files are mounted, and programs do not start without them. */
export function configMapProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  for (const key of ['data', 'binaryData']) {
    const [was, is] = [before, after].map((each) => valueAt(each, [key]));
    const lost = Object.keys(isPlainObject(was) ? was : {}).filter((file) => {
      const text = isPlainObject(is) ? is[file] : undefined;
      return typeof text !== 'string' || (text.trim() === '' && valueAt(was, [file]) !== text);
    });
    if (lost.length > 0)
      return {
        problem: `it takes away ${lost.join(', ')}, which is read`,
        instead: `${key} with every file that was there; others may come beside them`,
      };
  }
  return undefined;
}

/** What is wrong with an Ingress that took the place of another: links lead to its hosts, and others send there. */
export function ingressProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const hosts = mapsAt(after, 'spec', 'rules').map(({ host }) => host);
  const lost = mapsAt(before, 'spec', 'rules').filter(({ host }) => !hosts.includes(host));
  return lost.length === 0
    ? undefined
    : {
        problem: `it takes away ${lost.map(({ host }) => host).join(', ')}, to which links and senders lead`,
        instead: 'spec.rules with every host that was there, or another host by the property of its component',
      };
}
