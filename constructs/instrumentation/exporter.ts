import type { EnvVar, Volume, VolumeMount } from '../../imports/k8s';
import type { Access, Endpoint } from '../kit';
import { secretsOf } from '../kit/model/access';
import type { NeededSecret, SecretKey } from '../kit/model/secret-key';

/**
 * Where an OpenTelemetry SDK sends and what it shows there, the same for every language and for the agents, which are SDKs too.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */

/** The protocols in which SDKs send every signal to one address. */
export const otlpProtocols = ['otlp.grpc', 'otlp.http'] as const;
export type OtlpProtocol = (typeof otlpProtocols)[number];

/** The protocols as the SDKs call them. */
const names: Readonly<Record<OtlpProtocol, string>> = { 'otlp.grpc': 'grpc', 'otlp.http': 'http/protobuf' };

/** Whether an endpoint is in another cluster than its senders. Nobody there can look them up. */
export const isOutside = ({ ingress, peer }: Endpoint): boolean =>
  ingress !== undefined || peer.kind === 'outside-host';

/** The variables, in an order in which each reference finds what it refers to. */
export function exporterVariables(to: Endpoint<OtlpProtocol>): EnvVar[] {
  const login = loginOf(to.access ?? {});
  const { certificateAuthority } = to.access ?? {};
  return [
    ...(login ? [{ name: login.variable, valueFrom: reference(login.secret) }] : []),
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: to.url },
    // Each SDK has a default of its own, and each protocol has its port.
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: names[to.protocol] },
    ...(login ? [{ name: 'OTEL_EXPORTER_OTLP_HEADERS', value: header(login) }] : []),
    ...(certificateAuthority ? [{ name: 'OTEL_EXPORTER_OTLP_CERTIFICATE', value: authorityFile }] : []),
    // An ingress bounds the size of a request, and the line between clusters its rate. Inside there is neither.
    ...(isOutside(to) ? [{ name: 'OTEL_EXPORTER_OTLP_COMPRESSION', value: 'gzip' }] : []),
  ];
}

/** The file with the certificate authority, where the endpoint has one of its own. */
export function exporterMounts({ access }: Endpoint<OtlpProtocol>): { volumes: Volume[]; volumeMounts: VolumeMount[] } {
  const authority = access?.certificateAuthority;
  if (!authority) return { volumes: [], volumeMounts: [] };
  const items = [{ key: authority.key, path: 'ca.crt' }];
  return {
    volumes: [{ name: authorityVolume, secret: { secretName: authority.secretName, items } }],
    volumeMounts: [{ name: authorityVolume, mountPath: authorityFolder, readOnly: true }],
  };
}

/** The Secrets that somebody makes in the namespace of the pods. */
export const exporterSecrets = ({ access = {}, host }: Endpoint): NeededSecret[] => secretsOf(access, 'encoded', host);

const authorityVolume = 'otlp-certificate-authority';
const authorityFolder = `/etc/${authorityVolume}`;
const authorityFile = `${authorityFolder}/ca.crt`;

/** By what the pods are known, as one value of a header. */
interface Login {
  readonly scheme: 'Bearer' | 'Basic';
  readonly variable: string;
  readonly secret: SecretKey;
}

function loginOf({ credentials }: Access): Login | undefined {
  if (!credentials) return undefined;
  return credentials.kind === 'bearer-token'
    ? { scheme: 'Bearer', variable: 'OTLP_TOKEN', secret: credentials.token }
    : {
        scheme: 'Basic',
        variable: 'OTLP_LOGIN',
        secret: credentials.encoded,
      };
}

/** Headers are percent-encoded. https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables */
const header = ({ scheme, variable }: Login): string => `Authorization=${scheme}%20$(${variable})`;

const reference = ({ secretName, key }: SecretKey) => ({ secretKeyRef: { name: secretName, key } });
