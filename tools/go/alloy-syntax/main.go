// Command alloy-syntax checks Alloy configuration files as far as that is possible without Alloy: they parse, they are
// formatted as `alloy fmt` leaves them, and every regular expression compiles. `alloy validate` lets a bad one pass.
//
//	alloy-syntax FILE...            prints what is wrong, with file, line and column
//	alloy-syntax -selectors FILE... also prints every selector of log lines, as one JSON array
//
// Exit codes: 0 nothing wrong, 1 something is, 2 a file cannot be read or there is none.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/grafana/alloy/syntax/diag"
	"github.com/grafana/alloy/syntax/parser"
)

func main() {
	selectors := flag.Bool("selectors", false, "print every selector of log lines as JSON")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: alloy-syntax [-selectors] FILE...")
		os.Exit(2)
	}
	code := 0
	found := []Expression{}
	for _, name := range flag.Args() {
		input, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		problems, here := check(name, input)
		for _, problem := range problems {
			fmt.Fprintln(os.Stderr, problem)
			code = 1
		}
		found = append(found, here...)
	}
	if *selectors {
		if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	os.Exit(code)
}

// check returns what is wrong with a file, and its selectors.
func check(name string, input []byte) ([]string, []Expression) {
	file, err := parser.ParseFile(name, input)
	if err != nil {
		return messages(err), nil
	}
	problems := formatting(name, input, file)
	var selectors []Expression
	for _, expression := range expressions(file) {
		if expression.isSelector() {
			selectors = append(selectors, expression)
		}
		if err := expression.compile(); err != nil {
			problems = append(problems, fmt.Sprintf("%s: %s: %s", expression.Place, expression.Attribute, err))
		}
	}
	return problems, selectors
}

// messages returns every problem that the parser found, not only the first.
func messages(err error) []string {
	var all diag.Diagnostics
	if !errors.As(err, &all) {
		return []string{err.Error()}
	}
	var lines []string
	for _, one := range all {
		lines = append(lines, one.Error())
	}
	return lines
}
