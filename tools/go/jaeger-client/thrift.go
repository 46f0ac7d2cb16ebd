package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"

	"github.com/apache/thrift/lib/go/thrift"
	"github.com/jaegertracing/jaeger-idl/thrift-gen/agent"
	"github.com/jaegertracing/jaeger-idl/thrift-gen/jaeger"
)

// sendThriftHTTP is what clients do that know the collector: a batch in the binary protocol as the body of a request.
func sendThriftHTTP(ctx context.Context, failure Failure, connection Connection) error {
	memory := thrift.NewTMemoryBuffer()
	if err := failure.batch().Write(ctx, thrift.NewTBinaryProtocolConf(memory, nil)); err != nil {
		return err
	}
	url := "http://" + connection.To + "/api/traces?format=jaeger.thrift"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(memory.Bytes()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-thrift")
	client := http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, to string) (net.Conn, error) {
			return connection.dial(ctx, network, to)
		},
	}}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 300))
		return fmt.Errorf("%s %s", response.Status, text)
	}
	return nil
}

// sendThriftCompact is what most clients did: a call of the agent without an answer, in one datagram.
func sendThriftCompact(ctx context.Context, failure Failure, connection Connection) error {
	return emit(ctx, failure, connection, thrift.NewTCompactProtocolFactoryConf(nil))
}

// sendThriftBinary is what the client for Node.js did.
func sendThriftBinary(ctx context.Context, failure Failure, connection Connection) error {
	return emit(ctx, failure, connection, thrift.NewTBinaryProtocolFactoryConf(nil))
}

func emit(ctx context.Context, failure Failure, connection Connection, protocols thrift.TProtocolFactory) error {
	memory := thrift.NewTMemoryBuffer()
	if err := agent.NewAgentClientFactory(memory, protocols).EmitBatch(ctx, failure.batch()); err != nil {
		return err
	}
	datagrams, err := connection.dial(ctx, "udp", connection.To)
	if err != nil {
		return err
	}
	defer datagrams.Close()
	_, err = datagrams.Write(memory.Bytes())
	return err
}

func (f Failure) batch() *jaeger.Batch {
	failed, kind := true, "server"
	var hostTags []*jaeger.Tag
	for name, value := range f.Host.tags() {
		hostTags = append(hostTags, &jaeger.Tag{Key: name, VType: jaeger.TagType_STRING, VStr: &value})
	}
	return &jaeger.Batch{
		Process: &jaeger.Process{ServiceName: f.Service, Tags: hostTags},
		Spans: []*jaeger.Span{{
			TraceIdHigh:   int64(binary.BigEndian.Uint64(f.TraceID[:8])),
			TraceIdLow:    int64(binary.BigEndian.Uint64(f.TraceID[8:])),
			SpanId:        int64(binary.BigEndian.Uint64(f.SpanID[:])),
			OperationName: operation,
			// Sampled, as clients say of each span that they send.
			Flags:     1,
			StartTime: f.Start.UnixMicro(),
			Duration:  f.Lasting.Microseconds(),
			Tags: []*jaeger.Tag{
				{Key: "error", VType: jaeger.TagType_BOOL, VBool: &failed},
				{Key: "span.kind", VType: jaeger.TagType_STRING, VStr: &kind},
			},
		}},
	}
}
