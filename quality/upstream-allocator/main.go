// Asks Kubernetes' own device allocator, so that ours can be compared with it: what it answers, and
// how long it takes. README.md says how to run it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// readCases calls handle for each line of a file that holds one case per line as JSON.
func readCases(path string, handle func(*scene) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewReaderSize(file, 1<<20)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && (err != io.EOF || len(line) == 0) {
			if err == io.EOF {
				return nil
			}
			return err
		}
		var one scene
		if err := json.Unmarshal(line, &one); err != nil {
			return fmt.Errorf("%s:%d: %w", path, number, err)
		}
		if err := handle(&one); err != nil {
			return fmt.Errorf("%s:%d: %w", path, number, err)
		}
	}
}

func main() {
	if len(os.Args) != 3 || (os.Args[1] != "answer" && os.Args[1] != "time") {
		fmt.Fprintln(os.Stderr, "usage: upstream-allocator answer|time CASES.jsonl")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	handle := answer(out)
	if os.Args[1] == "time" {
		handle = timed(out)
	}
	err := readCases(os.Args[2], handle)
	out.Flush()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
