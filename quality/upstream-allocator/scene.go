package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	v1 "k8s.io/api/core/v1"
	resourceapi "k8s.io/api/resource/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/dynamic-resource-allocation/cel"
	"k8s.io/dynamic-resource-allocation/structured"
)

// scene is one case: a cluster, and claims that want devices of it.
type scene struct {
	Name     string                       `json:"name"`
	Features map[string]bool              `json:"features"` // by the names of the feature gates
	Nodes    []*v1.Node                   `json:"nodes"`
	Slices   []*resourceapi.ResourceSlice `json:"slices"`
	Classes  []*resourceapi.DeviceClass   `json:"classes"`
	Held     []*resourceapi.ResourceClaim `json:"held"`
	Asked    []*resourceapi.ResourceClaim `json:"asked"`
}

// Compiled expressions outlive a pod in the scheduler too.
var expressions = cel.NewCache(1000, cel.Features{EnableConsumableCapacity: true, EnableListTypeAttributes: true})

func (s *scene) features() structured.Features {
	on := func(gate string) bool { return s.Features[gate] }
	return structured.Features{
		AdminAccess:             on("DRAAdminAccess"),
		CompatibilityGroups:     on("DRADeviceCompatibilityGroups"),
		ConsumableCapacity:      on("DRAConsumableCapacity"),
		DerivedAttributes:       on("DRADerivedAttributes"),
		DeviceBindingAndStatus:  on("DRADeviceBindingConditions") && on("DRAResourceClaimDeviceStatus"),
		DeviceTaints:            on("DRADeviceTaints"),
		FractionalCapacityRange: on("DRAFractionalCapacityRange"),
		ListTypeAttributes:      on("DRAListTypeAttributes"),
		OptionalNodeOperations:  on("DRAOptionalNodeOperations"),
		PartitionableDevices:    on("DRAPartitionableDevices"),
		PrioritizedList:         on("DRAPrioritizedList"),
	}
}

// state says what allocated claims hold, as the scheduler gathers it.
func (s *scene) state() structured.AllocatedState {
	state := structured.AllocatedState{
		AllocatedDevices:         sets.New[structured.DeviceID](),
		AllocatedSharedDeviceIDs: sets.New[structured.SharedDeviceID](),
		AggregatedCapacity:       structured.NewConsumedCapacityCollection(),
	}
	for _, claim := range s.Held {
		for _, result := range claim.Status.Allocation.Devices.Results {
			if result.AdminAccess != nil && *result.AdminAccess {
				continue
			}
			device := structured.MakeDeviceID(result.Driver, result.Pool, result.Device)
			if result.ShareID == nil || !s.features().ConsumableCapacity {
				state.AllocatedDevices.Insert(device)
				continue
			}
			state.AllocatedSharedDeviceIDs.Insert(structured.MakeSharedDeviceID(device, result.ShareID))
			if result.ConsumedCapacity != nil {
				state.AggregatedCapacity.Insert(structured.NewDeviceConsumedCapacity(device, result.ConsumedCapacity))
			}
		}
	}
	return state
}

// classes finds device classes by name.
type classes map[string]*resourceapi.DeviceClass

func (c classes) List() ([]*resourceapi.DeviceClass, error) {
	all := make([]*resourceapi.DeviceClass, 0, len(c))
	for _, class := range c {
		all = append(all, class)
	}
	return all, nil
}

func (c classes) Get(name string) (*resourceapi.DeviceClass, error) {
	if class, found := c[name]; found {
		return class, nil
	}
	return nil, apierrors.NewNotFound(resourceapi.Resource("deviceclass"), name)
}

// asking is a scene, ready to be asked again and again.
type asking struct {
	*scene
	on      structured.Features
	holding structured.AllocatedState
	lister  classes
}

func (s *scene) prepare() *asking {
	lister := classes{}
	for _, class := range s.Classes {
		lister[class.Name] = class
	}
	return &asking{scene: s, on: s.features(), holding: s.state(), lister: lister}
}

// allocator is what the scheduler makes for each pod.
func (a *asking) allocator(ctx context.Context) structured.Allocator {
	made, err := structured.NewAllocator(ctx, a.on, a.holding, a.lister, a.Slices, expressions)
	if err != nil {
		panic(err) // the gates ask for what this release does not know
	}
	return made
}

// first returns what the allocator says of the first node, as one line of text: the devices in
// order, "no", "abort: " and the error, or "?" if it was not done in time; and what would be written
// to the status of the claims.
func (a *asking) first(limit time.Duration) (string, []resourceapi.AllocationResult) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	results, err := a.allocator(ctx).Allocate(ctx, a.Nodes[0], a.Asked)
	switch {
	case ctx.Err() != nil:
		return "?", nil
	case errors.Is(err, structured.ErrFailedAllocationOnNode), err == nil && results == nil:
		return "no", nil
	case err != nil:
		return "abort: " + strings.ReplaceAll(err.Error(), "\n", "\\n"), nil
	}
	text := strings.Builder{}
	text.WriteString("fits:")
	for claim, result := range results {
		for _, device := range result.Devices.Results {
			fmt.Fprintf(&text, " %d:%s=%s/%s/%s", claim, device.Request, device.Driver, device.Pool, device.Device)
		}
	}
	return text.String(), results
}
