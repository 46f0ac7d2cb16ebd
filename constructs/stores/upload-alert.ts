import type { ComponentAlert } from '../kit/vocabulary/alert';
import { type Observed, ofPod, podName, retries } from '../kit/vocabulary/alert-forms';

interface UploadProps {
  /** What people call the program. */
  readonly program: string;
  /** Counts the tries that failed. */
  readonly counter: string;
  /** Which of them. Default: all. */
  readonly matchers?: string;
  /** What becomes of data meanwhile. */
  readonly meanwhile: string;
}

/** A store does not get rid of what belongs into its bucket; nothing where it has none. */
export const cannotUpload = (
  store: Observed,
  inBucket: boolean,
  { program, counter, matchers, meanwhile }: UploadProps,
): ComponentAlert[] =>
  inBucket
    ? [
        retries(store, {
          name: `${program}CannotUpload`,
          counter,
          matchers,
          by: ofPod,
          summary: `${program} cannot write into its bucket. ${meanwhile}`,
          description: `{{ $value | humanize }} tries of ${podName} in five minutes have failed.`,
        }),
      ]
    : [];

/** What the stores that share one library for buckets count, each under its own prefix. Of what is read, some is rightly not there. */
export const failedOperations = (prefix: string): string => `${prefix}objstore_bucket_operation_failures_total`;
