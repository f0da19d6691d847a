package io.fairlead.dra;

/**
 * What a result was found with, so that it can be explained later.
 *
 * @param onlyNode the node that was asked about; "" if all were
 */
record Evidence(Allocator allocator, ClaimSet claims, Inventory inventory, String onlyNode) {}
