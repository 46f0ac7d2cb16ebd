import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { log, wordsOf } from '../log';
import { untilItWorks } from '../running';
import { type Address, addressOf, required } from '../settings';

/** The one queue, which outlives the broker, as its messages do. */
export const queueName = 'messages';

export interface QueueSettings {
  readonly address: Address;
  readonly user: string;
  readonly password: string;
}

export const queueSettings = (variables = process.env): QueueSettings => ({
  address: addressOf(required('QUEUE_ADDRESS', variables)),
  user: required('QUEUE_USER', variables),
  password: required('QUEUE_PASSWORD', variables),
});

/** A connection to RabbitMQ that is made again when it breaks. Without it, a message is refused at once. */
export class Queue {
  private model?: ChannelModel;
  private channel?: ConfirmChannel;
  private ending = false;

  constructor(private readonly settings: QueueSettings) {}

  get isThere(): boolean {
    return this.channel !== undefined;
  }

  connect(): Promise<void> {
    return untilItWorks('requester', 'the queue does not answer', 5, () => this.open());
  }

  /** Returns when the broker has it. The instrumentation adds the trace to its headers. */
  publish(message: object): Promise<void> {
    const { channel } = this;
    if (!channel) return Promise.reject(new Error('there is no connection to the queue'));
    return new Promise((resolve, reject) => {
      const content = Buffer.from(JSON.stringify(message));
      const options = { persistent: true, contentType: 'application/json' };
      channel.sendToQueue(queueName, content, options, (error: unknown) => (error ? reject(error) : resolve()));
    });
  }

  async end(): Promise<void> {
    this.ending = true;
    await this.model?.close();
  }

  private async open(): Promise<void> {
    const { address, user, password } = this.settings;
    const model = await connect({
      protocol: 'amqp',
      hostname: address.host,
      port: address.port,
      username: user,
      password,
      heartbeat: 30,
    });
    // The reason of an error comes here; that it is closed is told next.
    model.on('error', (error) => log('WARN', 'requester', `the queue: ${wordsOf(error)}`));
    model.on('close', () => {
      this.channel = undefined;
      if (!this.ending) void this.connect();
    });
    this.model = model;
    const channel = await model.createConfirmChannel();
    channel.on('error', (error) => log('WARN', 'requester', `the queue: ${wordsOf(error)}`));
    await channel.assertQueue(queueName, { durable: true });
    this.channel = channel;
    log('INFO', 'requester', 'the queue is there');
  }
}
