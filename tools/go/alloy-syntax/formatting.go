package main

import (
	"bytes"
	"fmt"

	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/printer"
)

// formatting says at which line a file first differs from what `alloy fmt` makes of it.
func formatting(name string, input []byte, file *ast.File) []string {
	var printed bytes.Buffer
	if err := printer.Fprint(&printed, file); err != nil {
		return []string{fmt.Sprintf("%s: %s", name, err)}
	}
	// As `alloy fmt` does: one newline at the end.
	printed.WriteByte('\n')
	if bytes.Equal(input, printed.Bytes()) {
		return nil
	}
	given, wanted := bytes.Split(input, []byte("\n")), bytes.Split(printed.Bytes(), []byte("\n"))
	line := 0
	for line < len(given) && line < len(wanted) && bytes.Equal(given[line], wanted[line]) {
		line++
	}
	instead := "nothing"
	if line < len(wanted) {
		instead = fmt.Sprintf("%q", wanted[line])
	}
	return []string{fmt.Sprintf("%s:%d: not formatted as `alloy fmt` does, which has %s", name, line+1, instead)}
}
