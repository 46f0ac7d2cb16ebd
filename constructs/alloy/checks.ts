import type { Component } from '../kit';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { checkKernel } from '../kit/pods/kernel';
import { checkNodeAgent } from '../kit/pods/node-agent';
import { checkWatchedOnce, type Watched } from '../kit/vocabulary/watched';
import { Scraped } from '../scrape';
import { checkScraped } from '../scrape/scraped';
import type { Pipeline } from './pipelines';
import { isScraping, writtenAs } from './pipelines/pipeline';
import type { AlloyProps } from './props';

/** Where things go, as an environment file writes it. */
const destinations = [
  ['logsTo', 'logsTo: loki.push'],
  ['metricsTo', 'metricsTo: mimir.remoteWrite'],
  ['profilesTo', 'profilesTo: pyroscope.push'],
] as const;

/** Reports what an agent can't collect, what it would collect twice, and what has nowhere to go. `pipelines`: all that it collects. */
export function checkAlloy(alloy: Component, props: AlloyProps, pipelines: readonly Pipeline[]): void {
  const { check, environment } = alloy;
  checkNodeAgent(alloy, 'Alloy');
  checkScraped(
    check,
    'collect',
    props.collect.filter((each) => each instanceof Scraped),
  );
  const others = pipelines.filter((_, index) => !(props.collect[index] instanceof Scraped));
  for (const name of repeated(others.map(writtenAs))) {
    check.report('collect', `${name} is there twice, so everything of it would be sent twice`, `${name} once`);
  }
  for (const [destination, example] of destinations) {
    const senders = new Set(pipelines.filter(({ sendsTo }) => sendsTo === destination).map(writtenAs));
    check.require(
      senders.size === 0 || props[destination] !== undefined,
      destination,
      `${[...senders].join(', ')} ${senders.size === 1 ? 'has' : 'have'} nowhere to send to`,
      `where to, for example ${example}`,
    );
  }
  for (const pipeline of pipelines) {
    const { processes } = pipeline;
    if (processes) checkKernel(check, writtenAs(pipeline), processes.kernel, environment.cluster.kernel);
    if (!isScraping(pipeline) && 'check' in pipeline) pipeline.check?.(check, 'collect');
  }
  for (const pipeline of pipelines.filter(isScraping)) {
    const before = environment.findings.length;
    pipeline.check?.(check, 'collect');
    // A pipeline without a port asks nobody, whatever the cluster has.
    if (!pipeline.lacking || environment.findings.length > before) continue;
    if (pipeline.sources(environment.existing).length > 0) continue;
    check.report('collect', pipeline.lacking.problem, pipeline.lacking.instead);
  }
}

/** Reports an agent that does nothing. Asked when all is watched. */
export function checkCollecting(check: Checks, { otlpTo }: Pick<AlloyProps, 'otlpTo'>, all: readonly Pipeline[]): void {
  check.require(
    all.length > 0 || otlpTo !== undefined || !check.sound('collect', 'watch'),
    'collect',
    'nothing is collected',
    'at least one pipeline, for example collect: [podLogs()]',
  );
}

/** Reports a component that is watched twice, and one whose metrics have nowhere to go. Returns whether it can be watched. */
export function checkWatched(
  check: Checks,
  watched: Watched,
  others: readonly Watched[],
  { metricsTo }: Pick<AlloyProps, 'metricsTo'>,
): boolean {
  const { component } = watched.metrics.owner;
  const fresh = checkWatchedOnce(check, watched, others);
  const sent = check.require(
    metricsTo !== undefined || !check.sound('metricsTo'),
    'watch',
    `the metrics of ${component} have nowhere to go`,
    'where to, for example metricsTo: mimir.remoteWrite',
  );
  return fresh && sent;
}
