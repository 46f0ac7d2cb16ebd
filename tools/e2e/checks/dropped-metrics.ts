import type { Context } from '../context';

/** What the Collector must leave out, in dotted and underscored form. */
export const droppedMetrics: readonly string[] = [
  'jvm.compilation.time',
  'jvm_compilation_time',
  'jvm.info',
  'jvm_info',
  'tomcat.sessions.created',
  'tomcat_sessions_created',
];

/** They have been sent, with others that have come. */
export async function checkDropped({ report, stores }: Context): Promise<void> {
  const query = '{__name__=~"jvm_compilation_.+|jvm_info.*|tomcat_sessions_.+"}';
  await report.check('the filter drops what it must, in dotted and underscored form', `${query}: nothing`, async () => {
    const found = await stores.promql(query);
    return {
      passed: found.length === 0,
      got: found.map(({ metric }) => JSON.stringify(metric)).join('\n') || 'nothing',
    };
  });
}
