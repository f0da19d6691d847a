/**
 * {@code leaderworkerset.x-k8s.io/v1}. Start at {@link
 * io.fairlead.api.leaderworkerset.v1.LeaderWorkerSet}.
 *
 * <p>Facts are from LeaderWorkerSet v0.10.0, api/leaderworkerset/v1. All types are immutable, do no
 * I/O and check nothing; whether an object is valid is said by sdk-validation.
 */
@NullMarked
package io.fairlead.api.leaderworkerset.v1;

import org.jspecify.annotations.NullMarked;
