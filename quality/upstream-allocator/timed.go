package main

import (
	"bufio"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"k8s.io/dynamic-resource-allocation/structured"
)

const (
	warmUp      = 300 * time.Millisecond
	measurement = 300 * time.Millisecond
	repetitions = 5
	timeout     = 10 * time.Second // of the scheduler, for one node
)

// timed writes for each case what one node costs, on one core: with the allocator made anew, as for
// a pod that is tried on one node, and in the call alone. Of several nodes, the allocator is made
// once for all of them.
func timed(out *bufio.Writer) func(*scene) error {
	runtime.GOMAXPROCS(1)
	fmt.Fprintf(out, "%-28s %14s %14s  %s\n", "case", "ns with new", "ns alone", "answer")
	return func(s *scene) error {
		ask := s.prepare()
		said, _ := ask.first(timeout)
		if said == "?" {
			fmt.Fprintf(out, "%-28s %14s %14s  %s\n", s.Name, "-", "-", "timeout after "+timeout.String())
			return out.Flush()
		}
		said, _, _ = strings.Cut(said, ":")
		ctx := context.Background()
		allocator := ask.allocator(ctx)
		with := perCall(func() { ask.everyNode(ctx, ask.allocator(ctx)) })
		alone := perCall(func() { ask.everyNode(ctx, allocator) })
		nodes := float64(len(s.Nodes))
		fmt.Fprintf(out, "%-28s %14.0f %14.0f  %s\n", s.Name, with/nodes, alone/nodes, said)
		return out.Flush()
	}
}

func (a *asking) everyNode(ctx context.Context, allocator structured.Allocator) {
	for _, one := range a.Nodes {
		if _, err := allocator.Allocate(ctx, one, a.Asked); err != nil {
			panic(err)
		}
	}
}

// perCall returns the median of nanoseconds per call.
func perCall(call func()) float64 {
	warm := 0
	started := time.Now()
	for time.Since(started) < warmUp {
		call()
		warm++
	}
	times := max(1, int(measurement)*warm/int(time.Since(started)))
	measured := make([]float64, repetitions)
	for i := range measured {
		runtime.GC()
		started := time.Now()
		for range times {
			call()
		}
		measured[i] = float64(time.Since(started).Nanoseconds()) / float64(times)
	}
	slices.Sort(measured)
	return measured[repetitions/2]
}
