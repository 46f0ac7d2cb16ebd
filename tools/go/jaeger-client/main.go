// Command jaeger-client sends one span that has failed, in the encoding of Jaeger's own clients or in that of OpenTelemetry's
// over gRPC: what an application sends that nobody can instrument anew.
//
//	jaeger-client -protocol grpc -to HOST:PORT -service NAME -trace HEX [-from ADDRESS] [-hostname NAME]
//
// Protocols: grpc (14250), thrift-http (14268), thrift-compact (6831, UDP), thrift-binary (6832, UDP), otlp-grpc (4317).
// Exit codes: 0 sent, and where the protocol has an answer accepted; 1 not; 2 wrong flags.
package main

import (
	"context"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"time"
)

// timeout is for everything from the first look-up of a name to the answer.
const timeout = 10 * time.Second

// Failure is the span that is sent: a request that was answered with an error.
type Failure struct {
	Service string
	// Host has the name and the address that Jaeger's clients say of the machine on which they run.
	Host    Host
	TraceID [16]byte
	SpanID  [8]byte
	Start   time.Time
	Lasting time.Duration
}

// Host is where a span comes from, as a client finds it out.
type Host struct {
	Name    string
	Address string
}

// tags are those of the process: each of Jaeger's clients sends them.
func (h Host) tags() map[string]string {
	return map[string]string{"hostname": h.Name, "ip": h.Address, "jaeger.version": "Go-2.30.0"}
}

// operation is the name of the span.
const operation = "GET /failed"

var protocols = map[string]func(context.Context, Failure, Connection) error{
	"grpc":           sendGRPC,
	"thrift-http":    sendThriftHTTP,
	"thrift-compact": sendThriftCompact,
	"thrift-binary":  sendThriftBinary,
	"otlp-grpc":      sendOTLP,
}

func main() {
	protocol := flag.String("protocol", "", "grpc, thrift-http, thrift-compact, thrift-binary or otlp-grpc")
	to := flag.String("to", "", "where it goes, as HOST:PORT")
	from := flag.String("from", "", "an address of this machine to send from (default: any)")
	hostname := flag.String("hostname", "", "the name of the machine that a client finds (default: this one's)")
	service := flag.String("service", "", "the name of the service that says it")
	trace := flag.String("trace", "", "the trace's id, 32 hexadecimal digits")
	flag.Parse()
	send, known := protocols[*protocol]
	id, err := hex.DecodeString(*trace)
	if !known || *to == "" || *service == "" || err != nil || len(id) != 16 {
		fmt.Fprintln(os.Stderr, "each of -protocol, -to, -service and -trace is needed, and -trace has 32 hexadecimal digits")
		flag.Usage()
		os.Exit(2)
	}
	lasting := 5 * time.Millisecond
	if *hostname == "" {
		*hostname, _ = os.Hostname()
	}
	host := Host{Name: *hostname, Address: *from}
	failure := Failure{Service: *service, Host: host, Start: time.Now().Add(-lasting), Lasting: lasting}
	copy(failure.TraceID[:], id)
	copy(failure.SpanID[:], id)
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	if err := send(ctx, failure, Connection{To: *to, From: *from}); err != nil {
		fmt.Fprintf(os.Stderr, "%s to %s: %s\n", *protocol, *to, err)
		os.Exit(1)
	}
}
