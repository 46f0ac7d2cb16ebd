import { list, map, optional, text, type Validators } from '../../kit/model/validation';
import { templateFault } from '../../kit/vocabulary/alert-template';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';

export interface EmailProps extends ReceiverProps {
  /** The addresses that get the mail. */
  readonly to: readonly string[];
  /** Headers of the mail, such as `{ Subject: '…' }`, as a template of Alertmanager. Default: its own subject. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Enough to see that a name or a list was meant as an address. Whether it exists only its server knows. */
const isAddress = (value: string): boolean => /^[^\s@,<>"]+@[^\s@,<>"]+$/.test(value);

/** A mail address. */
export const mailAddress = (example: string) =>
  text({
    example,
    expected: `a mail address such as '${example}'`,
    standIn: example,
    problem: (value) => (isAddress(value) ? undefined : `${JSON.stringify(value)} is no mail address`),
  });

/** A header, by whose template alone a mail can fail: none would be sent. */
const header = text({
  example: 'Alert',
  expected: "a text such as 'Alert', or a template such as '{{ .CommonLabels.alertname }}'",
  standIn: 'Alert',
  problem(value) {
    if (value.trim() === '') return 'the text is empty';
    const fault = templateFault(value, []);
    return fault && `it ${fault}`;
  },
});

const validators: Validators<EmailProps> = {
  ...receiverValidators,
  to: list(mailAddress('team@example.com'), { least: 1 }),
  headers: optional(map(header, 'Subject')),
};

/**
 * Mail to one or several addresses, by the server in `smtp`: `email({ name: 'team', to: ['team@example.com'] })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#email_config
 */
export const email = (props: EmailProps): Receiver =>
  Receiver.of('email', props, validators, ({ to, headers, ...common }) => ({
    secrets: [],
    told: {
      key: 'email_configs',
      settings: () => ({ to: to.join(', '), ...sendResolved(common), ...(headers ? { headers } : {}) }),
    },
  }));
