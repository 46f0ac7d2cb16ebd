import type { Component } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, retries } from '../kit/vocabulary/alert-forms';
import { cannotUpload, failedOperations, failsRequests } from '../stores';

/** The ways in for profiles: of SDKs, and of Alloy. */
const pushes = 'ingest|push_v1_pusherservice_push';
const push = `route=~"${pushes}"`;

/** A request beyond the rate of all senders is refused as a whole. */
const repeated = 'rate_limited';

/** https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
export const pyroscopeAlerts = (pyroscope: Component, inBucket: boolean): ComponentAlert[] => [
  loss(pyroscope, {
    name: 'PyroscopeDiscardsProfiles',
    counter: 'pyroscope_discarded_samples_total',
    matchers: `reason!="${repeated}"`,
    by: ['reason'],
    summary: 'Pyroscope refuses profiles, and they are lost.',
    description: '{{ $value | humanize }} profiles in fifteen minutes, for the reason {{ $labels.reason }}.',
  }),
  loss(pyroscope, {
    name: 'PyroscopeRefusesRequests',
    counter: 'pyroscope_request_duration_seconds_count',
    matchers: `${push}, status_code=~"4..", status_code!="429"`,
    by: ['route', 'status_code'],
    severity: 'warning',
    summary: 'Somebody sends Pyroscope what is no profile or what it does not take, and it is lost.',
    description:
      '{{ $value | humanize }} requests to {{ $labels.route }} in fifteen minutes, answered {{ $labels.status_code }}.',
  }),
  retries(pyroscope, {
    name: 'PyroscopeCannotStore',
    counter: 'pyroscope_request_duration_seconds_count',
    matchers: `${push}, status_code=~"5..|429"`,
    by: ['route', 'status_code'],
    summary: 'Pyroscope cannot take profiles. Alloy sends them again; those that applications push are lost.',
    description:
      '{{ $value | humanize }} requests to {{ $labels.route }} in five minutes, answered {{ $labels.status_code }}.',
  }),
  failsRequests(pyroscope, {
    program: 'Pyroscope',
    counter: 'pyroscope_request_duration_seconds_count',
    besides: pushes,
  }),
  ...cannotUpload(pyroscope, inBucket, {
    program: 'Pyroscope',
    counter: failedOperations(''),
    matchers: 'operation="upload"',
    meanwhile:
      'It takes no profiles: Alloy sends them again for some minutes, and those that applications push are lost.',
  }),
];
