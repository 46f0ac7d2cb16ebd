import type { Labels } from '../manifests/kubernetes';

/** Who calls and who answers, as a network plugin knows them. */

/** Pods that call or answer. */
export interface Party {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** It is no pod at all, such as something beyond the cluster. Default: it is one. */
  readonly noPod?: true;
}

export type Protocol = 'TCP' | 'UDP';

/** A port of the answering side. */
export interface Port {
  readonly number: number;
  readonly protocol: Protocol;
}

/** Something beyond the cluster: nobody is wired to it. */
export const beyond: Party = { name: 'beyond', namespace: 'beyond', labels: {}, noPod: true };

/** `3100/TCP` */
export const written = ({ number, protocol }: Port): string => `${number}/${protocol}`;

/** `monitoring/loki` */
export const keyOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${namespace}/${name}`;

export const tcp = (number: number): Port => ({ number, protocol: 'TCP' });

/** A port by both protocols, as DNS is asked. */
export const dnsPorts = (number: number): readonly Port[] => [{ number, protocol: 'UDP' }, tcp(number)];

/** The port at which ztunnel takes what comes through the mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
export const meshPort: Port = tcp(15008);
