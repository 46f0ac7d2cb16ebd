package main

import (
	"context"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

// Connection says between which two addresses a span goes.
type Connection struct {
	To   string
	From string
}

// dial connects to an address, from the one that was chosen.
func (c Connection) dial(ctx context.Context, network, to string) (net.Conn, error) {
	dialer := net.Dialer{}
	if c.From != "" {
		address := net.ParseIP(c.From)
		dialer.LocalAddr = &net.TCPAddr{IP: address}
		if network == "udp" {
			dialer.LocalAddr = &net.UDPAddr{IP: address}
		}
	}
	return dialer.DialContext(ctx, network, to)
}

func (c Connection) grpc() (*grpc.ClientConn, error) {
	return grpc.NewClient(
		"passthrough:///"+c.To,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, to string) (net.Conn, error) { return c.dial(ctx, "tcp", to) }),
	)
}
