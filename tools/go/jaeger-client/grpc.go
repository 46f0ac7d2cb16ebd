package main

import (
	"context"
	"fmt"

	"github.com/jaegertracing/jaeger-idl/model/v1"
	"github.com/jaegertracing/jaeger-idl/proto-gen/api_v2"
	"google.golang.org/grpc"
)

// sendGRPC is what Jaeger's agent does: model.proto over gRPC.
func sendGRPC(ctx context.Context, failure Failure, connection Connection) error {
	client, err := connection.grpc()
	if err != nil {
		return err
	}
	defer client.Close()
	request := &api_v2.PostSpansRequest{Batch: model.Batch{
		Process: failure.process(),
		Spans:   []*model.Span{failure.model()},
	}}
	_, err = api_v2.NewCollectorServiceClient(client).PostSpans(ctx, request, grpc.ForceCodec(gogoCodec{}))
	return err
}

func (f Failure) process() *model.Process {
	var tags []model.KeyValue
	for name, value := range f.Host.tags() {
		tags = append(tags, model.String(name, value))
	}
	return model.NewProcess(f.Service, tags)
}

func (f Failure) model() *model.Span {
	var traceID model.TraceID
	var spanID model.SpanID
	// The ids in bytes are those of the wire format, so neither can fail.
	_ = traceID.Unmarshal(f.TraceID[:])
	_ = spanID.Unmarshal(f.SpanID[:])
	return &model.Span{
		TraceID:       traceID,
		SpanID:        spanID,
		OperationName: operation,
		StartTime:     f.Start,
		Duration:      f.Lasting,
		Tags:          []model.KeyValue{model.String("span.kind", "server"), model.Bool("error", true)},
	}
}

// gogoCodec lets messages encode themselves: they are of a generator that gRPC's own codec does not know.
type gogoCodec struct{}

func (gogoCodec) Name() string { return "proto" }

func (gogoCodec) Marshal(message any) ([]byte, error) {
	if encoder, ok := message.(interface{ Marshal() ([]byte, error) }); ok {
		return encoder.Marshal()
	}
	return nil, fmt.Errorf("%T does not encode itself", message)
}

func (gogoCodec) Unmarshal(data []byte, message any) error {
	if decoder, ok := message.(interface{ Unmarshal([]byte) error }); ok {
		return decoder.Unmarshal(data)
	}
	return fmt.Errorf("%T does not decode itself", message)
}
