import type { ResourceProps } from '../kit';
import { type Bytes, mebibytes, percent } from '../kit/model/units';
import type { Load } from '../stores/sizing';

/** Requests with samples that are under way: how many there are, and how many a process takes. */

/** The samples in a full request of Alloy and Prometheus: `max_samples_per_send`. https://prometheus.io/docs/practices/remote_write/ */
const samplesOfPush = 2000;

/** How often each of them sends what it has, in seconds: `batch_send_deadline`. */
const sendInterval = 5;

/**
 * What a full request takes while it is under way: for each sample Mimir has room for 20 labels and 10 samples (1 KiB), then the request itself,
 * and what goes on to three ingesters.
 */
const ofPush = mebibytes(4);

/**
 * How long one is under way, in seconds, while an ingester does not answer whose node is lost: `distributor.remote_timeout`. Two other ingesters
 * have its samples at once, and the sender its answer, but until then its memory is in use and it counts.
 */
const held = 2;

/** How many are under way in all distributors while an ingester does not answer. */
const heldPushes = ({ samplesPerSecond, nodes }: Load): number =>
  (samplesPerSecond / samplesOfPush + nodes / sendInterval) * held;

/** What these take if each is full, in mebibytes, and half of it for gusts. */
export const heldMemory = (load: Load): number => heldPushes(load) * ofPush.mebibytes * 1.5;

/** The share of the memory limit that is for them: of a distributor, and of a process that is everything. */
const ofPushes = { distributor: percent(60), everything: percent(10) };

/** The memory in which a process has the requests with samples that are under way. */
export const pushMemory = ({ memory, memoryLimit = memory }: ResourceProps, process: keyof typeof ofPushes): Bytes =>
  memoryLimit.share(ofPushes[process]);

/** As many as agents have under way on a usual day. */
const leastPushes = 20;

/**
 * How many requests with samples a process takes at once. One more is refused before it is read, with 503, and sent again. By default it is 2,000,
 * which is 8 GiB: after an absence each agent sends what waits by ten requests at once, and each distributor that came back would be ended
 * for want of memory.
 */
export const pushesAtOnce = (memory: Bytes): number => Math.max(leastPushes, Math.floor(memory.bytes / ofPush.bytes));
