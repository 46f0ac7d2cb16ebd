import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { inFolder } from '../programs';
import type { Subject } from '../subject';
import { criticals } from './kube-score';
import { type ValidationResult, validateManifests } from './validation';

/** What an API server takes, and what a reviewer of manifests in general would say. */

const kubernetes: Check = {
  name: 'schemas/kubernetes',
  description: 'every supported Kubernetes version takes every object: no field is unknown, missing or of another type',
  asks: ['kubeconform'],
  looks: (subject) => {
    const kubeconform = subject.programs('kubeconform');
    const { schemas } = subject;
    const { invalid, skipped } = inFolder(
      subject.files,
      (dist): ValidationResult => validateManifests({ dist, kubeconform, schemas }),
    );
    return [
      ...invalid.map(({ file, message, versions }) =>
        about(
          subject,
          file,
          `${message} (${versions.join(', ')})`,
          'what these versions take: https://kubernetes.io/docs/reference/kubernetes-api/',
        ),
      ),
      ...skipped.map((file) => about(subject, file, 'there is nothing in it to look at', 'one object')),
    ];
  },
};

const kubeScore: Check = {
  name: 'schemas/kube-score',
  description: 'kube-score finds nothing critical',
  asks: ['kube-score'],
  looks: (subject) => {
    const { name } = subject.environment;
    const files = new Map([...subject.files].filter(([file]) => file.startsWith(`${name}/`)));
    return inFolder(files, (folder) => criticals(subject.programs('kube-score'), folder)).map(
      ({ file, check, message }) =>
        about(subject, file, `${check}: ${message}`, `what kube-score asks for: kube-score explain ${check}`),
    );
  },
};

/** A finding about the object in a file; about the file, where it holds none. */
function about({ environment, manifests, delivery }: Subject, file: string, problem: string, instead: string): Finding {
  const manifest = [...manifests, ...delivery].find((each) => each.file === file);
  if (manifest) return findingAt(manifest, { problem, instead });
  const [, component = ''] = file.split('/');
  return { environment: environment.name, component, property: `dist/${file}`, problem, instead };
}

export const schemaChecks: readonly Check[] = [kubernetes, kubeScore];
