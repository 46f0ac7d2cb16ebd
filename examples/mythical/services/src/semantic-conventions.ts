import type { IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import type { Attributes } from '@opentelemetry/api';
import type { PublishInfo } from '@opentelemetry/instrumentation-amqplib';
import type { PgRequestHookInformation } from '@opentelemetry/instrumentation-pg';

/**
 * Of HTTP and of SQL the instrumentations write today's names alone, of messages those from before. Here are the others, so that a dashboard
 * finds the spans by either. https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/
 */

export const incomingAttributes = ({ method, url }: IncomingMessage): Attributes => ({
  'http.method': method,
  'http.target': url,
});

export const outgoingAttributes = ({ method, path }: RequestOptions): Attributes => ({
  'http.method': method ?? 'GET',
  'http.target': path ?? '/',
});

export const answeredAttributes = ({ statusCode }: IncomingMessage | ServerResponse): Attributes => ({
  'http.status_code': statusCode,
});

export const statementAttributes = ({ connection, query }: PgRequestHookInformation): Attributes => ({
  'db.system': 'postgresql',
  'db.name': connection.database,
  'db.statement': query.text,
});

export const publishedAttributes = ({ routingKey }: PublishInfo): Attributes => ({
  'messaging.system': 'rabbitmq',
  'messaging.destination.name': routingKey,
  'messaging.operation.type': 'send',
  'messaging.operation.name': 'publish',
});
