import { Image } from './kit/model/image';

/**
 * Every image and its version, in one place. A new version is a change of one line here. An environment may have another
 * image in the place of any of these: the property `images` of `Environment`.
 */
export const images = {
  alertmanager: new Image('quay.io/prometheus/alertmanager', 'v0.34.0'),
  alloy: new Image('docker.io/grafana/alloy', 'v1.18.1'),
  autoinstrumentationJava: new Image(
    'ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-java',
    '2.31.0',
  ),
  autoinstrumentationPython: new Image(
    'ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-python',
    '0.65b0',
  ),
  beyla: new Image('docker.io/grafana/beyla', '3.33.0'),
  blackboxExporter: new Image('quay.io/prometheus/blackbox-exporter', 'v0.28.0'),
  curl: new Image('docker.io/curlimages/curl', '8.22.0'),
  flaskBackend: new Image('flask-backend', '1.0.0'),
  goHttpbin: new Image('ghcr.io/mccutchen/go-httpbin', '2.26.0'),
  grafana: new Image('docker.io/grafana/grafana', '13.2.2'),
  k6: new Image('docker.io/grafana/k6', '2.2.0'),
  kafka: new Image('docker.io/apache/kafka', '4.3.1'),
  kafkaExporter: new Image('docker.io/danielqsj/kafka-exporter', 'v1.9.0'),
  kubeStateMetrics: new Image('registry.k8s.io/kube-state-metrics/kube-state-metrics', 'v2.20.0'),
  loki: new Image('docker.io/grafana/loki', '3.7.8'),
  mariadb: new Image('docker.io/library/mariadb', '11.8.9'),
  memcached: new Image('docker.io/library/memcached', '1.6.45-alpine'),
  mimir: new Image('docker.io/grafana/mimir', '3.2.0'),
  mythicalFrontend: new Image('mythical-frontend', '1.0.0'),
  mythicalRecorder: new Image('mythical-recorder', '1.0.0'),
  mythicalRequester: new Image('mythical-requester', '1.0.0'),
  mythicalServer: new Image('mythical-server', '1.0.0'),
  nginx: new Image('docker.io/nginxinc/nginx-unprivileged', '1.30.4-alpine3.24'),
  nginxOtel: new Image('docker.io/nginxinc/nginx-unprivileged', '1.29.3-alpine3.22-otel'),
  nodeExporter: new Image('quay.io/prometheus/node-exporter', 'v1.12.1'),
  otelCollector: new Image('docker.io/otel/opentelemetry-collector-contrib', '0.159.0'),
  postgresql: new Image('docker.io/library/postgres', '18.6-alpine3.24'),
  prometheus: new Image('quay.io/prometheus/prometheus', 'v3.14.0'),
  pyroscope: new Image('docker.io/grafana/pyroscope', '2.2.1'),
  // The last image that was made; its end of life was 2026-03-02.
  promtail: new Image('docker.io/grafana/promtail', '3.6.11'),
  rabbitmq: new Image('docker.io/library/rabbitmq', '4.3.6-management-alpine'),
  springApp: new Image('spring-app', '1.0.0'),
  tempo: new Image('docker.io/grafana/tempo', '3.0.3'),
  // What speaks Redis' protocol: Valkey has the BSD licence that Redis left with its version 7.4.
  valkey: new Image('docker.io/valkey/valkey', '9.1.1-alpine'),
  vueFrontend: new Image('vue-frontend', '1.0.0'),
} as const;

/** The name of a program among the images. */
export type ImageKey = keyof typeof images;

/** An image for each name. */
export type Images = Readonly<Record<ImageKey, Image>>;
