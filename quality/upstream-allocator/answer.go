package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	resourceapi "k8s.io/api/resource/v1"
)

// answer writes a line for each case: its name, what the allocator says, and the allocations as
// JSON with sorted members, all apart by tabs.
func answer(out io.Writer) func(*scene) error {
	return func(s *scene) error {
		said, results := s.prepare().first(2 * time.Second)
		allocations, err := sorted(results)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, "%s\t%s\t%s\n", s.Name, said, allocations)
		return err
	}
}

// sorted leaves the ids of shares out, which are random.
func sorted(results []resourceapi.AllocationResult) ([]byte, error) {
	for _, result := range results {
		for i := range result.Devices.Results {
			result.Devices.Results[i].ShareID = nil
		}
	}
	written, err := json.Marshal(results)
	if err != nil {
		return nil, err
	}
	var plain any
	if err := json.Unmarshal(written, &plain); err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}
