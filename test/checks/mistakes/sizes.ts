import { all, having } from '../subjects';
import type { Mistake } from './mistake';

/** A ConfigMap with so many letters in its file. What Go escapes has six bytes for each, and a quote has two. */
const configMap = (name: string, letters: number, annotations = '') =>
  having(
    `loki/ConfigMap.${name}.yaml`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${annotations}data:\n  file: '<">${'x'.repeat(letters)}'\n`,
  );

const serverSide = "  annotations:\n    argocd.argoproj.io/sync-options: 'Prune=false,ServerSideApply=true'\n";

/** With as many letters the annotations have exactly the bytes that the API server takes. */
const fitting = 261_979;

export const sizeMistakes: readonly Mistake[] = [
  {
    check: 'delivery/sizes',
    title: 'more than Argo CD takes',
    edit: having('loki/notes.txt', 'x'.repeat(11 * 1024 * 1024)),
    finds: ['loki › dist/whole/loki: its files have 11.0 MiB, and Argo CD takes 10.0 MiB | two components'],
  },
  {
    check: 'delivery/annotations',
    title:
      'an object that kubectl apply cannot write into its annotation, beside one that just fits and one for the server alone',
    edit: all(
      configMap('large', fitting + 1),
      configMap('exact', fitting),
      configMap('other', fitting + 1, serverSide),
    ),
    finds: [
      'loki › ConfigMap large: kubectl apply makes annotations of 262145 bytes of it, and the API server takes 262144 | several smaller objects; where it is always applied on the server, the annotation argocd.argoproj.io/sync-options: ServerSideApply=true',
    ],
  },
];
