import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../command';
import { host } from './addresses';
import { processorTime } from './process';

/** Where clients find the broker. */
export const brokerPort = 9092;

/** A broker that runs. */
export interface Broker {
  /** The processor time that it has taken until now, in seconds. */
  readonly used: () => number;
  readonly stop: () => void;
}

/** A broker, which is its own controller. */
export function startKafka(libraries: string, folder: string): Broker {
  const place = path.join(folder, 'kafka');
  mkdirSync(place, { recursive: true });
  const settings = path.join(place, 'server.properties');
  writeFileSync(
    settings,
    [
      'process.roles=broker,controller',
      'node.id=1',
      `controller.quorum.voters=1@${host}:${brokerPort + 1}`,
      `listeners=PLAINTEXT://${host}:${brokerPort},CONTROLLER://${host}:${brokerPort + 1}`,
      `advertised.listeners=PLAINTEXT://${host}:${brokerPort}`,
      'controller.listener.names=CONTROLLER',
      'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'offsets.topic.replication.factor=1',
      'transaction.state.log.replication.factor=1',
      'transaction.state.log.min.isr=1',
      'message.max.bytes=16000000',
      `log.dirs=${place}/data`,
      '',
    ].join('\n'),
  );
  const classes = ['-cp', path.join(libraries, '*')];
  run(
    'java',
    ...classes,
    'kafka.tools.StorageTool',
    'format',
    '--cluster-id',
    'MkU3OEVBNTcwNTJENDM2Qk',
    '--config',
    settings,
  );
  const log = openSync(path.join(place, 'log'), 'w');
  const broker = spawn('java', ['-Xms512m', '-Xmx512m', ...classes, 'kafka.Kafka', settings], {
    stdio: ['ignore', log, log],
  });
  return { used: () => processorTime(broker), stop: () => broker.kill('SIGKILL') };
}
