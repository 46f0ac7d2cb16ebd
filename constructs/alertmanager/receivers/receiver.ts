import { brand } from '../../kit/model/brand';
import { type CallSite, callSite } from '../../kit/model/call-site';
import type { Checks } from '../../kit/model/checks';
import type { CalledHost } from '../../kit/model/outside-host';
import type { FileOf, NeededSecret } from '../../kit/model/secret-key';
import { flag, line, object, optional, type Validators, validator } from '../../kit/model/validation';

/** What every receiver takes. */
export interface ReceiverProps {
  /** The name, by which Alertmanager's pages, its log and its metrics know it. */
  readonly name: string;
  /** Whether the end of an alert is told too. Default: yes. */
  readonly sendResolved?: boolean;
}

export const receiverValidators: Validators<ReceiverProps> = {
  name: line('team'),
  sendResolved: optional(flag()),
};

/** One way by which a receiver is told, as Alertmanager has it. */
export interface Integration {
  /** The Secrets that it reads. */
  readonly secrets: readonly NeededSecret[];
  /** Whom it calls. Default: the mail server. */
  readonly calls?: CalledHost;
  /** How it is told. Default: not at all. */
  readonly told?: {
    /** The key under which the receiver has it. */
    readonly key:
      | 'email_configs'
      | 'msteamsv2_configs'
      | 'opsgenie_configs'
      | 'pagerduty_configs'
      | 'slack_configs'
      | 'webhook_configs';
    /** What stands under the key. */
    readonly settings: (fileOf: FileOf) => object;
  };
}

/** Somebody who is told of alerts, or `nobody()`. Written by `email`, `msteamsv2`, `opsgenie`, `pagerduty`, `slack` and `webhook`. */
export class Receiver<Kind extends string = string> {
  static {
    brand(Receiver, 'Receiver');
  }

  /** Where it was made. */
  readonly madeAt: CallSite = callSite();
  /** The name, by which Alertmanager's pages, its log and its metrics know it. Empty where none was given. */
  readonly name: string;

  private constructor(
    /** The function that makes it. */
    readonly kind: Kind,
    given: ReceiverProps,
    /** Checks what it says; undefined where something is wrong with it, which has been reported. */
    readonly read: (check: Checks) => Integration | undefined,
  ) {
    this.name = typeof given?.name === 'string' ? given.name : '';
  }

  /** A receiver of one kind. `integration`: what Alertmanager is told of it; it may report what no validator sees. */
  static of<P extends ReceiverProps, const Kind extends string>(
    kind: Kind,
    given: P,
    validators: Validators<P>,
    integration: (props: P, check: Checks) => Integration,
  ): Receiver<Kind> {
    const receiver: Receiver<Kind> = new Receiver(kind, given, (check) => {
      const own = check.at(receiver.madeAt);
      const written = `${kind}(${object(validators).example})`;
      if (given === undefined) {
        own.report(receiver.place, 'no properties are given', written);
        return undefined;
      }
      const props = object(validators, written).validate(given, receiver.place, own);
      const made = integration(props, own);
      return own.isClean ? made : undefined;
    });
    return receiver;
  }

  /** How findings call it. */
  get place(): string {
    return `receiver ${this.name.trim() || this.kind}`;
  }
}

/** A receiver as a value. Its name is not enough: a misspelt one would be known in the cluster alone. */
export const receiverValidator = validator<Receiver>({
  example: "email({ name: 'team', to: ['team@example.com'] }), or nobody()",
  expected:
    'a receiver: email({ … }), msteamsv2({ … }), opsgenie({ … }), pagerduty({ … }), slack({ … }), webhook({ … }); or nobody()',
  standIn: Receiver.of('webhook', { name: 'missing' }, receiverValidators, () => ({ secrets: [] })),
  isKind: (value) => value instanceof Receiver,
});

/** `send_resolved` is always stated: mail has no by default, and everything else yes. */
export const sendResolved = ({ sendResolved: resolved = true }: ReceiverProps) => ({ send_resolved: resolved });
