/**
 * The versions of {@code resource.k8s.io}: {@link io.fairlead.api.resource.ResourceVersions} turns
 * objects of older servers into the records of {@code resource.v1}, and back.
 */
@NullMarked
package io.fairlead.api.resource;

import org.jspecify.annotations.NullMarked;
