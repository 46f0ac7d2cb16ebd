package main

import (
	"context"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	common "go.opentelemetry.io/proto/otlp/common/v1"
	resource "go.opentelemetry.io/proto/otlp/resource/v1"
	trace "go.opentelemetry.io/proto/otlp/trace/v1"
)

// sendOTLP is what OpenTelemetry's SDKs do by default.
func sendOTLP(ctx context.Context, failure Failure, connection Connection) error {
	client, err := connection.grpc()
	if err != nil {
		return err
	}
	defer client.Close()
	name := &common.AnyValue{Value: &common.AnyValue_StringValue{StringValue: failure.Service}}
	spans := &trace.ResourceSpans{
		Resource: &resource.Resource{Attributes: []*common.KeyValue{{Key: "service.name", Value: name}}},
		ScopeSpans: []*trace.ScopeSpans{{Spans: []*trace.Span{{
			TraceId:           failure.TraceID[:],
			SpanId:            failure.SpanID[:],
			Name:              operation,
			Kind:              trace.Span_SPAN_KIND_SERVER,
			StartTimeUnixNano: uint64(failure.Start.UnixNano()),
			EndTimeUnixNano:   uint64(failure.Start.Add(failure.Lasting).UnixNano()),
			Status:            &trace.Status{Code: trace.Status_STATUS_CODE_ERROR},
		}}}},
	}
	request := &collector.ExportTraceServiceRequest{ResourceSpans: []*trace.ResourceSpans{spans}}
	_, err = collector.NewTraceServiceClient(client).Export(ctx, request)
	return err
}
