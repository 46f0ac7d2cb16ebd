import type { SpanContext } from '@opentelemetry/api';
import { dangerLevel, messagesPublished } from '../metrics';
import { endsWell, pause } from '../running';
import { required } from '../settings';
import { serve } from '../web';
import { callerOf } from './call';
import { journey, type World } from './journey';
import { Pace } from './pace';
import { Queue, queueSettings } from './queue';

/** How many journeys are under way at once. */
const travellers = 4;

/** Asks the server without end, and tells the queue of it. It begins when the queue is there, and goes on without it. */
async function main(): Promise<void> {
  const queue = new Queue(queueSettings());
  const [danger, messages] = [dangerLevel(), messagesPublished()];
  const world: World = {
    random: Math.random,
    call: callerOf(required('SERVER_URL')),
    publish: (message) => queue.publish(message),
    pause,
    addDanger: (more) => danger.inc(more),
    countMessage: (status) => messages.inc({ status }),
  };
  let ending = false;
  const server = await serve({ program: 'requester', port: 4001, isReady: () => queue.isThere });
  const calming = setInterval(() => danger.set(0), 30_000);
  endsWell('requester', server, async () => {
    ending = true;
    clearInterval(calming);
    await queue.end();
  });
  await queue.connect();
  const pace = new Pace(Math.random);
  const travel = async (): Promise<void> => {
    let before: SpanContext | undefined;
    while (!ending) {
      before = await journey(world, before);
      await pause(pace.next());
    }
  };
  await Promise.all(Array.from({ length: travellers }, travel));
}

void main();
