import { type ComponentState, type Document, type Found, textWithin } from './documents';

/** The topic through which Tempo's processes hand on spans. https://grafana.com/docs/tempo/latest/configuration/#ingest */
export function topicOf({ content }: Document): Found[] {
  const [topic, address] = ['topic', 'address'].map((key) => textWithin(content, 'ingest', 'kafka', key));
  return [['', topic === undefined ? undefined : `${topic} at ${address}`]];
}

/** Topics that are to have fewer partitions than Kafka has made. https://kafka.apache.org/documentation/#basic_ops_modify_topic */
export function fewerPartitions(before: ComponentState, after: ComponentState) {
  const is = partitionsOf(after);
  return [...partitionsOf(before)].flatMap(([topic, was]) => {
    const now = is.get(topic);
    return now === undefined || now >= was ? [] : [{ topic, before: was, after: now }];
  });
}

/** As the first broker makes them. */
function partitionsOf({ documents }: ComponentState): ReadonlyMap<string, number> {
  const scripts = documents.filter(({ name }) => name === 'topics.sh');
  return new Map(
    scripts.flatMap(({ text }) =>
      [...text.matchAll(/^until topic (\S+) (\d+);/gm)].map(([, topic = '', count]) => [topic, Number(count)] as const),
    ),
  );
}
