package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/token"
	"github.com/grafana/alloy/syntax/vm"
)

// Expression is text in a language of its own, which the parser of the file takes for a mere string.
type Expression struct {
	// Place is as in `config.alloy:12:3`.
	Place string `json:"place"`
	// Block is the dotted name of the block that has it, such as `stage.match`.
	Block     string `json:"block"`
	Attribute string `json:"attribute"`
	Text      string `json:"text"`
}

// regular has the attributes that are regular expressions, by the last word of the block's name. A rule is a relabel rule.
var regular = map[string][]string{
	"rule":      {"regex"},
	"regex":     {"expression"},
	"replace":   {"expression"},
	"drop":      {"expression"},
	"multiline": {"firstline"},
}

func (e Expression) isSelector() bool { return e.Attribute == "selector" }

// inSelector finds the regular expressions of a selector: after `=~`, `!~` and `|~`.
var inSelector = regexp.MustCompile("[=!|]~\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)")

// compile compiles the expression as Alloy does when it starts: a relabel rule matches from the first to the last letter.
func (e Expression) compile() error {
	if e.isSelector() {
		return e.compileSelector()
	}
	if e.Block == "rule" {
		_, err := regexp.Compile("^(?s:" + e.Text + ")$")
		return err
	}
	_, err := regexp.Compile(e.Text)
	return err
}

func (e Expression) compileSelector() error {
	for _, match := range inSelector.FindAllStringSubmatch(e.Text, -1) {
		text, err := strconv.Unquote(match[1])
		if err != nil {
			return fmt.Errorf("%s: %w", match[1], err)
		}
		if _, err := regexp.Compile(text); err != nil {
			return err
		}
	}
	return nil
}

// expressions returns every expression of a file whose text stands in the file.
func expressions(file *ast.File) []Expression {
	found := &[]Expression{}
	ast.Walk(&collector{found: found}, file)
	return *found
}

// collector visits the statements of one block.
type collector struct {
	block string
	found *[]Expression
}

// Visit is called for each node; what it returns visits the nodes inside.
func (c *collector) Visit(node ast.Node) ast.Visitor {
	switch node := node.(type) {
	case *ast.BlockStmt:
		return &collector{block: node.GetBlockName(), found: c.found}
	case *ast.AttributeStmt:
		if text, ok := literal(node.Value); ok && c.isExpression(node.Name.Name) {
			position := ast.StartPos(node.Value).Position()
			*c.found = append(*c.found, Expression{
				Place:     fmt.Sprintf("%s:%d:%d", position.Filename, position.Line, position.Column),
				Block:     c.block,
				Attribute: node.Name.Name,
				Text:      text,
			})
		}
	}
	return c
}

func (c *collector) isExpression(attribute string) bool {
	if attribute == "selector" {
		return c.block == "stage.match"
	}
	words := strings.Split(c.block, ".")
	for _, name := range regular[words[len(words)-1]] {
		if name == attribute {
			return true
		}
	}
	return false
}

// literal returns the string that an expression is, if it is one.
func literal(value ast.Expr) (string, bool) {
	if single, ok := value.(*ast.LiteralExpr); !ok || single.Kind != token.STRING {
		return "", false
	}
	var text string
	if err := vm.New(value).Evaluate(nil, &text); err != nil {
		return "", false
	}
	return text, true
}
